namespace RiskMonitor.Collecting.Crawling;

/// <summary>
/// When a page is asked for again. One that never changes is asked for less and less often: twice at the source's own pace, then every second, fourth,
/// eighth time, at most every fourteen days, so that an advert that is still there is seen again before it is due to be deleted.
/// </summary>
internal static class Revisit
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    /// <summary>Pace of a source that runs by cron.</summary>
    private static readonly TimeSpan Ordinary = TimeSpan.FromHours(6);

    private const int AtOwnPace = 2;

    /// <summary>What is remembered after an answer.</summary>
    /// <param name="before">What was remembered; null the first time.</param>
    /// <param name="page">The answer.</param>
    /// <param name="pace">Time between two runs of the source; null when a calendar decides.</param>
    /// <param name="validators">ETag and Last-Modified of the answer.</param>
    public static Resource After(Resource? before, FetchedPage page, TimeSpan? pace, (string? ETag, string? LastModified) validators)
    {
        var now = page.FetchedAt;
        if (!page.HasContent)
            validators = default; // those of an error page say nothing of the page
        if (before is null || !IsUnchanged(before, page))
        {
            return new Resource
            {
                ETag = validators.ETag,
                LastModified = validators.LastModified,
                Sha256 = page.Outcome == FetchOutcome.Fetched ? page.Sha256 : "",
                ArchivedAt = page.Outcome == FetchOutcome.Fetched ? page.ArchivedAt : null,
                CheckedAt = now,
                ChangedAt = now,
                DueAt = now,
                SeenUntil = before?.SeenUntil,
                FellShort = before?.FellShort ?? 0,
            };
        }

        var unchanged = before.Unchanged + 1;
        return before with
        {
            ETag = validators.ETag ?? before.ETag,
            LastModified = validators.LastModified ?? before.LastModified,
            ArchivedAt = page.Outcome == FetchOutcome.Fetched ? page.ArchivedAt : before.ArchivedAt,
            CheckedAt = now,
            Unchanged = unchanged,
            DueAt = now + Wait(unchanged, pace ?? Ordinary),
        };
    }

    /// <summary>A run that starts a little early still finds it due. A site that says when a page changed is believed for a fortnight: some edit pages and leave the date.</summary>
    public static bool IsDue(Resource? resource, DateTimeOffset? modifiedAt, DateTimeOffset now)
    {
        if (resource is null)
            return true;
        if (modifiedAt is { } modified)
            return modified > resource.CheckedAt || resource.CheckedAt + Longest <= now || (resource.Sha256.Length == 0 && resource.DueAt <= now);
        return resource.DueAt <= now;
    }

    /// <summary>What is remembered of a page that could not be asked for now: it is due when its source runs the next time.</summary>
    public static Resource AtOwnPaceFrom(Resource known, TimeSpan? pace, DateTimeOffset now)
    {
        var next = now + ((pace ?? Ordinary) / 2); // a run may start a little early
        return known with { DueAt = next < known.DueAt ? next : known.DueAt };
    }

    private static bool IsUnchanged(Resource before, FetchedPage page) => page.Outcome switch
    {
        FetchOutcome.NotModified => true,
        FetchOutcome.Fetched => page.Sha256 == before.Sha256,
        _ => before.Sha256.Length == 0, // still gone, or still not what is read
    };

    private static TimeSpan Wait(int unchanged, TimeSpan pace)
    {
        if (unchanged < AtOwnPace)
            return TimeSpan.Zero;
        var wait = pace * Math.Pow(2, Math.Min(unchanged - AtOwnPace + 1, 20)) - (pace / 2);
        return wait < Longest ? wait : Longest;
    }
}
