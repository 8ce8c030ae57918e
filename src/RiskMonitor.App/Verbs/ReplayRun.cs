using System.Diagnostics;
using RiskMonitor.App.Files;
using RiskMonitor.App.Hosting;
using RiskMonitor.Collecting;
using RiskMonitor.Storage.Evidence;

namespace RiskMonitor.App.Verbs;

/// <summary>
/// monitor collect SOURCE --replay: archived pages through today's extractors, one line for each that reads differently from what the store has, and a closing line
/// (docs/schemas/replay-line.schema.json). Nothing is asked for and nothing is stored.
/// </summary>
internal static class ReplayRun
{
    public static async Task<int> RunAsync(Source source, DateOnly? from, DateOnly? to, string data, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var host = MonitorHost.BuildWithoutConsole(new HostPlan { DataFolder = data, LogLevel = LogLevel.Warning });
        await MonitorHost.PrepareAsync(host.Services, cancellationToken);
        await using var output = OutputFile.Open("--replay", "-");
        var closing = new ReplayClosingLine();
        await foreach (var page in host.Services.GetRequiredService<ArchiveReplay>().RunAsync(source, from, to, cancellationToken))
        {
            closing = closing.With(page);
            if (page.Unreadable is { } reason)
                await Console.Error.WriteLineAsync(Words.Get("replay.unreadable", page.At, reason));
            else if (!page.IsSame)
                await output.WriteLineAsync(ReplayLine.Of(page).ToJson(), cancellationToken);
        }

        closing = closing with { Seconds = Math.Round(watch.Elapsed.TotalSeconds, 3) };
        await output.WriteLineAsync(closing.ToJson(), cancellationToken);
        await output.CompleteAsync(cancellationToken);
        return closing.Unreadable == 0 ? VerbRunner.Done : VerbRunner.SomeRejected;
    }
}
