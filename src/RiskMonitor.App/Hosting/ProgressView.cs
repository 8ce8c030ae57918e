using Spectre.Console;

namespace RiskMonitor.App.Hosting;

/// <summary>The live view on standard error: counts of the flow, each site with the delay it asked for and the shortest gap it saw, and the bar of a run where there is one.</summary>
internal sealed class ProgressView(FlowProgress progress, WatchedHostLimiter hosts, TimeProvider time, CrawlBar? bar = null)
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Shows the view until cancelled; without a terminal it shows nothing.</summary>
    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        if (Console.IsErrorRedirected)
            return;
        using var timer = new PeriodicTimer(Beat, time);
        await _console.Live(Frame()).AutoClear(false).StartAsync(async live =>
        {
            try
            {
                while (await timer.WaitForNextTickAsync(cancellationToken))
                    live.UpdateTarget(Frame());
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                live.UpdateTarget(Frame());
            }
        });
    }

    private Rows Frame() => bar is null ? new(Counts(), Hosts()) : new(Cell(bar.Line()), Counts(), Hosts());

    private Table Counts()
    {
        var table = new Table().Border(TableBorder.Rounded);
        (string Key, long Value)[] counts =
        [
            ("pages", progress.Pages), ("ads", progress.Ads), ("new", progress.NewAds), ("alerts", progress.NewAlerts),
            ("rejected", progress.Rejected), ("errors", progress.Errors), ("flight", progress.InFlight),
        ];
        foreach (var (key, _) in counts)
            table.AddColumn(new TableColumn(Words.Get($"progress.{key}")).RightAligned());
        return table.AddRow(counts.Select(count => Cell($"{count.Value}")));
    }

    private Table Hosts()
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(Words.Get("progress.host"));
        table.AddColumn(new TableColumn(Words.Get("progress.requests")).RightAligned());
        table.AddColumn(new TableColumn(Words.Get("progress.delay")).RightAligned());
        table.AddColumn(new TableColumn(Words.Get("progress.gap")).RightAligned());
        foreach (var visits in hosts.Visits)
            table.AddRow(Cell(visits.Host), Cell($"{visits.Requests}"), Cell($"{visits.Delay.TotalSeconds:0.0} s"), Cell(visits.ShortestGap is { } gap ? $"{gap.TotalSeconds:0.0} s" : "–"));
        return table;
    }

    private static Text Cell(string text) => new Text(text);
}
