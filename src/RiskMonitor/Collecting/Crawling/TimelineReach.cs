using RiskMonitor.Collecting.Walking;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>
/// How far back a run reads a timeline. Its first page is always asked for; older ones only until a post is reached that an earlier run had seen, with some overlap for
/// posts that arrive late and clocks that differ. The mark moves when a run came back to it, to the end of the timeline or to the limits of the source: after a page in between
/// that failed, the next run goes back to the old mark, and the third that falls short in a row gives up what it could not get. Without a mark the source's limits are the only end.
/// </summary>
internal static class TimelineReach
{
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);
    private const int MostFallingShort = 3;

    /// <summary>The links of a page that are still wanted.</summary>
    /// <param name="entry">The entry whose page it is.</param>
    /// <param name="known">What was remembered of its address before this answer.</param>
    /// <param name="step">What was read from it.</param>
    public static IEnumerable<FoundLink> Wanted(FrontierEntry entry, Resource? known, WalkStep step)
    {
        if (step.Timeline is not { } timeline)
            return step.Links;
        var seen = entry.ReadBackTo ?? (entry.Depth == 0 ? known?.SeenUntil - Overlap : null);
        return timeline.OldestAt < seen ? [] : step.Links.Select(link => link with { ReadBackTo = seen, Timeline = entry.Timeline ?? entry.Sequence });
    }

    /// <summary>Whether the run is back at what was seen; null while it is on its way there, and for a page of no timeline.</summary>
    /// <param name="after">The entry after its request.</param>
    /// <param name="step">What was read from its page.</param>
    /// <param name="wanted">Links of it that were wanted.</param>
    /// <param name="found">Entries that they became.</param>
    /// <param name="isBounded">Limits of the source left some of them out.</param>
    public static bool? IsBack(FrontierEntry after, WalkStep step, IReadOnlyCollection<FoundLink> wanted, IReadOnlyCollection<FrontierEntry> found, bool isBounded)
    {
        if (after.State == EntryState.Pending || found.Any(entry => entry.Timeline is not null))
            return null;
        return step.Timeline is not null ? wanted.Count == 0 || isBounded
            : after.Timeline is not null ? false
            : null;
    }

    /// <summary>What is remembered of the start of a timeline once a run has come to an end of it.</summary>
    /// <param name="start">What is remembered of it since its page was read in this run.</param>
    /// <param name="isBack">Whether the run is back at what was seen.</param>
    public static Resource After(Resource start, bool isBack) => isBack || start.FellShort + 1 >= MostFallingShort
        ? start with { SeenUntil = start.CheckedAt, FellShort = 0 }
        : start with { FellShort = start.FellShort + 1 };
}
