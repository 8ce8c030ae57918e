using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>What is remembered of an address between runs, so that an unchanged page costs its site little or nothing.</summary>
public sealed record Resource
{
    /// <summary>Validators as the site sent them (RFC 9110 §8.8); null when it sent none.</summary>
    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>SHA-256 of the decoded body, lower-case hex; empty when there was none.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Where the last full answer stands.</summary>
    public ArchivedAt? ArchivedAt { get; init; }

    public required DateTimeOffset CheckedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Checks in a row that brought nothing new.</summary>
    public int Unchanged { get; init; }

    /// <summary>How its page was last read for adverts, as <see cref="WayOfReading"/> has it; null when that is not known.</summary>
    public string? ReadAs { get; init; }

    /// <summary>Of the start of a timeline: what was posted before this is read, or is given up. Null as long as nothing is.</summary>
    public DateTimeOffset? SeenUntil { get; init; }

    /// <summary>Of the start of a timeline: runs in a row that did not get back to <see cref="SeenUntil"/>.</summary>
    public int FellShort { get; init; }

    /// <summary>Before this it is not asked for.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
