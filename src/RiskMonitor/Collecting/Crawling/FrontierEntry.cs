using RiskMonitor.Ads;
using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>One address of a run.</summary>
public sealed record FrontierEntry
{
    /// <summary>From 1, in the order the addresses were found.</summary>
    public required int Sequence { get; init; }

    public required CanonicalUrl Url { get; init; }

    public required PageRole Role { get; init; }

    public required bool LeadsOn { get; init; }

    /// <summary>Links from a start address to here; 0 for a start address.</summary>
    public required int Depth { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Of a page of a timeline: an earlier run saw what is older, so nothing beyond that is asked for. Null to go on to the limits.</summary>
    public DateTimeOffset? ReadBackTo { get; init; }

    /// <summary>Of an older page of a timeline: the number of the start address that it was reached from. Null for every other page.</summary>
    public int? Timeline { get; init; }

    public EntryState State { get; init; } = EntryState.Pending;

    /// <summary>Requests made for it that a site answered with "not now".</summary>
    public int Postponed { get; init; }

    /// <summary>Runs that did not ask for it, because its site could not say what it allows, or because the limits came first after that.</summary>
    public int PutOffs { get; init; }

    /// <summary>Where a redirect led from here; null when none did. It is not asked for again in this run.</summary>
    public CanonicalUrl? LedTo { get; init; }

    /// <summary>Where the answer stands, once there is one.</summary>
    public ArchivedAt? ArchivedAt { get; init; }

    /// <summary>When it was asked for; null while it was not.</summary>
    public DateTimeOffset? FetchedAt { get; init; }
}
