using System.Diagnostics;
using RiskMonitor.App.Demo.Sites;
using RiskMonitor.App.Hosting;
using RiskMonitor.Collecting;

namespace RiskMonitor.App.Demo;

/// <summary>Starts the demo sites and the whole service over them, shows progress, and ends when asked or when idle.</summary>
internal static class DemoRun
{
    public static async Task<int> RunAsync(DemoRequest request, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        using var console = ConsoleAddress.Reserve(request.Port);
        if (request.Fresh)
            FreshFolder.Clear(request.DataFolder);
        var served = await CorpusFile.ReadAsync(request, time, cancellationToken);

        await using var sites = await DemoSites.StartAsync(served.Corpus, cancellationToken);
        await using var app = MonitorHost.Build(new HostPlan
        {
            DataFolder = request.DataFolder,
            Catalog = new SourceCatalog([.. DemoSources.Load(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "sources"), sites, served.Corpus)], [], []),
            Port = console.Port,
            LogLevel = LogLevel.Warning,
            Settings = sites.Hosts.Select((host, index) => KeyValuePair.Create($"Collection:LoopbackHosts:{index}", (string?)host)).ToDictionary(),
        });
        NamedProblems.Watch(app.Services.GetRequiredService<FlowProgress>());

        await MonitorHost.PrepareAsync(app.Services, cancellationToken);
        await HostStart.RunAsync(app, cancellationToken);
        await Console.Error.WriteLineAsync(Words.Get("demo.sites", served.Corpus.Count, string.Join(", ", sites.Hosts)));
        var ended = await UntilIdleAsync(app, request, cancellationToken);
        if (ended && !request.ExitWhenIdle)
        {
            await Console.Error.WriteLineAsync(Words.Get("demo.idle"));
            await Console.Out.WriteLineAsync(Words.Get("demo.console", console.Url));
            if (request.OpenBrowser)
                OpenInBrowser(console.Url);
            await app.WaitForShutdownAsync(cancellationToken);
        }

        if (!request.ExitWhenIdle || !ended)
            await Console.Error.WriteLineAsync(Words.Get("demo.stopping"));
        await app.StopAsync(CancellationToken.None);
        app.Services.GetRequiredService<FlowRunner>().ThrowIfEnded();
        if (!request.ExitWhenIdle)
            return VerbRunner.Done;

        var closing = await RunSummary.CloseAsync(app.Services, served.Rejected, CancellationToken.None);
        await Console.Out.WriteLineAsync(closing.ToJson());
        return NamedProblems.ExitCode(closing);
    }

    /// <summary>Shows progress until every source has run once and everything is written; false when the person ended it before.</summary>
    private static async Task<bool> UntilIdleAsync(WebApplication app, DemoRequest request, CancellationToken cancellationToken)
    {
        var lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var view = new ProgressView(app.Services.GetRequiredService<FlowProgress>(), app.Services.GetRequiredService<WatchedHostLimiter>(), app.Services.GetRequiredService<TimeProvider>());
        using var shown = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        var showing = view.ShowAsync(shown.Token);
        try
        {
            await RunSummary.WaitForIdleAsync(app.Services, stop.Token);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        finally
        {
            await shown.CancelAsync();
            await showing;
        }
    }

    private static void OpenInBrowser(string address) => Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
}
