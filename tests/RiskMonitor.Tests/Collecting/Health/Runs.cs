using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.Tests.Collecting.Health;

/// <summary>Histories of a source that runs every hour.</summary>
internal static class Runs
{
    public static readonly DateTimeOffset Start = new(2026, 11, 1, 6, 0, 0, TimeSpan.Zero);
    public static readonly TimeSpan Period = TimeSpan.FromHours(1);

    /// <summary>A run that asked for a list and for so many advert pages, found one advert on each, and needed a fifth of a second for each request.</summary>
    public static PastRun Good(int pages = 60) => new()
    {
        StartedAt = default,
        TriedAt = default,
        Because = RunStop.Everything,
        Asked = pages + 1,
        Fetched = pages + 1,
        AdPages = pages,
        Ads = pages,
        Took = TimeSpan.FromSeconds(.2) * (pages + 1),
        IsCounted = true,
    };

    public static PastRun Paused(PastRun run, string because) => run with { Because = because, IsCounted = false };

    /// <summary>The runs one after another, an hour apart; those that do not pause end after five minutes.</summary>
    public static SourceHistory Of(params IEnumerable<PastRun> runs)
    {
        var placed = runs.Select((run, hour) =>
        {
            var (started, last) = (Start + (Period * hour), Start + (Period * hour) + TimeSpan.FromMinutes(5));
            var pauses = run.Because is RunStop.AsksToWait or RunStop.NoAnswer or RunStop.Wall;
            return run with { StartedAt = started, TriedAt = last, EndedAt = pauses ? null : last, LastSuccessAt = run.Successes > 0 ? last : null };
        }).ToList();
        return new SourceHistory(placed, placed.Max(run => run.LastSuccessAt));
    }

    public static IReadOnlyList<SourceAlarm> Assess(SourceHistory history, TimeSpan? after = null) =>
        SourceHealth.Assess(history, (history.Runs.Count == 0 ? Start : history.Runs[^1].TriedAt) + (after ?? TimeSpan.FromMinutes(1)), new SourcePace(Period, Start));

    public static string Kinds(IEnumerable<SourceAlarm> alarms) => string.Join(' ', alarms.Select(alarm => alarm.Kind));
}
