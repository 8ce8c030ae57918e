using System.Collections.Immutable;

namespace RiskMonitor.Collecting.Health;

/// <summary>A run against the runs before it. Pure.</summary>
internal static class RunComparison
{
    /// <summary>Fewer than this is not compared: one advert more or less is much of little.</summary>
    private const double FewestExpected = 8;

    private const double ShareLeft = .4;
    private const double HardlyAnything = .85;
    private const double LayoutShareLeft = .3;
    private const double Slower = 3;
    private const int FewestTimed = 3;
    private static readonly TimeSpan SlowFrom = TimeSpan.FromSeconds(2);

    /// <summary>From the most telling on.</summary>
    public static ImmutableArray<Func<PastRun, ImmutableArray<PastRun>, SourceAlarm?>> All { get; } = [ChangedLayout, Shrinking, Slow];

    /// <summary>Advert pages came and little was found on them; or list pages came and led to nothing.</summary>
    public static SourceAlarm? ChangedLayout(PastRun run, ImmutableArray<PastRun> before)
    {
        var usual = Median(before.Where(earlier => earlier.AdPages > 0).Select(AdsOnAPage));
        var expected = usual * run.AdPages;
        if (expected >= FewestExpected && run.Ads < LayoutShareLeft * expected && IsBeyondChance(run.Ads, expected))
            return new SourceAlarm(SourceAlarmKind.ChangedLayout, run.StartedAt, AdsOnAPage(run), usual);
        return run.PresentPages == 0 && run.Successes > 0 && Median(before.Select(earlier => (double)earlier.PresentPages)) >= FewestExpected
            ? new SourceAlarm(SourceAlarmKind.ChangedLayout, run.StartedAt, 0, usual)
            : null;
    }

    /// <summary>Far fewer advert pages, or adverts, than there usually are. Where the layout changed, that is what is said.</summary>
    public static SourceAlarm? Shrinking(PastRun run, ImmutableArray<PastRun> before) =>
        ChangedLayout(run, before) is not null ? null : Fewer(run, before, past => past.PresentAds) ?? Fewer(run, before, past => past.PresentPages);

    public static SourceAlarm? Slow(PastRun run, ImmutableArray<PastRun> before)
    {
        var usual = Median(before.Where(earlier => earlier.Successes >= FewestTimed).Select(SecondsARequest));
        var seconds = SecondsARequest(run);
        return usual > 0 && run.Successes >= FewestTimed && seconds > SlowFrom.TotalSeconds && seconds > Slower * usual
            ? new SourceAlarm(SourceAlarmKind.Slow, run.StartedAt, seconds, usual)
            : null;
    }

    private static SourceAlarm? Fewer(PastRun run, ImmutableArray<PastRun> before, Func<PastRun, int> count)
    {
        var counts = before.Select(earlier => (double)count(earlier)).ToList();
        var usual = Median(counts);
        // 1.4826 makes the median deviation comparable with a standard deviation. Of a few runs it says little, so hardly anything left is always beyond it.
        var spread = Math.Min(3 * 1.4826 * Median(counts.Select(earlier => Math.Abs(earlier - usual))), HardlyAnything * usual);
        return usual >= FewestExpected && count(run) < ShareLeft * usual && IsBeyondChance(count(run), usual) && usual - count(run) > spread
            ? new SourceAlarm(SourceAlarmKind.Shrinking, run.StartedAt, count(run), usual)
            : null;
    }

    /// <summary>More than three standard deviations of a count that is as high as expected, or nothing at all where that could not be.</summary>
    private static bool IsBeyondChance(double count, double expected) => expected - count > 3 * Math.Sqrt(expected) || count == 0;

    private static double AdsOnAPage(PastRun run) => run.AdPages == 0 ? 0 : (double)run.Ads / run.AdPages;

    private static double SecondsARequest(PastRun run) => run.Asked == 0 ? 0 : run.Took.TotalSeconds / run.Asked;

    /// <summary>0 of none.</summary>
    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
