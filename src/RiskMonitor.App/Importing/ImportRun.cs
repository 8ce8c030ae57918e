using RiskMonitor.App.Hosting;
using RiskMonitor.App.Verbs;
using RiskMonitor.Collecting;
using RiskMonitor.Enriching;

namespace RiskMonitor.App.Importing;

/// <summary>Runs an import through the whole flow into the store, and sums up.</summary>
internal static class ImportRun
{
    public static async Task<int> RunAsync(ImportRequest request, TextWriter messages, CancellationToken cancellationToken)
    {
        using var host = MonitorHost.BuildWithoutConsole(new HostPlan { DataFolder = request.DataFolder, LogLevel = LogLevel.Warning });
        var services = host.Services;
        NamedProblems.Watch(services.GetRequiredService<FlowProgress>());
        await MonitorHost.PrepareAsync(services, cancellationToken);
        await HostStart.RunAsync(host, cancellationToken);
        var progress = new LineProgress(messages, TimeProvider.System, visible: messages == Console.Error && !Console.IsErrorRedirected);
        var files = new FileImport(request, services.GetRequiredService<IPageIntake>(), services.GetRequiredService<IContactSealer>(), progress, services.GetRequiredService<TimeProvider>());
        try
        {
            await files.RunAsync(cancellationToken);
            await RunSummary.WaitForWrittenAsync(services, cancellationToken);
        }
        finally
        {
            // Also when a later file cannot be read: what was taken of the earlier ones is written.
            progress.Clear();
            await host.StopAsync(CancellationToken.None);
        }

        var closing = await RunSummary.CloseAsync(services, files.Rejected, CancellationToken.None);
        await Console.Out.WriteLineAsync(closing.ToJson());
        return NamedProblems.ExitCode(closing);
    }
}
