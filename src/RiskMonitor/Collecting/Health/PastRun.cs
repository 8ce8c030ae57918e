namespace RiskMonitor.Collecting.Health;

/// <summary>A run as it is remembered: counts and times only.</summary>
public sealed record PastRun
{
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When something was last done for it; a run that pauses is gone on with later.</summary>
    public required DateTimeOffset TriedAt { get; init; }

    /// <summary>Null while it goes on or pauses.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended or pauses: a text of <see cref="Crawling.RunStop"/>. Null while it goes on.</summary>
    public string? Because { get; init; }

    /// <summary>Requests made for pages.</summary>
    public int Asked { get; init; }

    /// <summary>Pages that were not asked for, because they were unchanged again and again. They are still there.</summary>
    public int NotDue { get; init; }

    public int Fetched { get; init; }

    public int NotModified { get; init; }

    public int Disallowed { get; init; }

    public int Failed { get; init; }

    public int Refused { get; init; }

    public int Blocked { get; init; }

    /// <summary>Pages read for adverts.</summary>
    public int AdPages { get; init; }

    /// <summary>Adverts found on them, known ones included.</summary>
    public int Ads { get; init; }

    public int NewAds { get; init; }

    /// <summary>Time of all requests together.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Requests at its end that nobody answered.</summary>
    public int UnansweredInARow { get; init; }

    /// <summary>Walls at its end.</summary>
    public int BlockedInARow { get; init; }

    /// <summary>When it last read a page.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>It ended, and every page of it is in the store: its adverts are counted.</summary>
    public bool IsCounted { get; init; }

    /// <summary>Pages that could be read.</summary>
    public int Successes => Fetched + NotModified;

    public int PresentPages => AdPages + NotDue;

    public int PresentAds => Ads + NotDue;
}
