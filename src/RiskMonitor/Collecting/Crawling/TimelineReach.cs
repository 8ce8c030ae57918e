using RiskMonitor.Collecting.Walking;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>
/// How far back a run reads a timeline. Its first page is always asked for; older ones only until a post is reached that the run before had seen, with some overlap for
/// posts that arrive late and clocks that differ. Without a run before, the source's limits are the only end. Where a run stopped is kept with its entries.
/// </summary>
internal static class TimelineReach
{
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>The links of a page that are still wanted.</summary>
    /// <param name="entry">The entry whose page it is.</param>
    /// <param name="known">What was remembered of its address before this answer.</param>
    /// <param name="step">What was read from it.</param>
    public static IEnumerable<FoundLink> Wanted(FrontierEntry entry, Resource? known, WalkStep step)
    {
        if (step.OldestAt is not { } oldest || (entry.ReadBackTo ?? SeenUntil(entry, known)) is not { } seen)
            return step.Links;
        return oldest < seen ? [] : step.Links.Select(link => link with { ReadBackTo = seen });
    }

    /// <summary>Only a start that answered the last time says that what is older was seen.</summary>
    private static DateTimeOffset? SeenUntil(FrontierEntry entry, Resource? known) =>
        entry.Depth == 0 && known is { Sha256.Length: > 0 } ? known.CheckedAt - Overlap : null;
}
