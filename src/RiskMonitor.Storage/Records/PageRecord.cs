using RiskMonitor.Collecting;

namespace RiskMonitor.Storage.Records;

/// <summary>One response as it was received. The address in the clear and the headers are in <see cref="SealedHead"/>; the body is in the evidence file.</summary>
internal sealed class PageRecord
{
    public long Id { get; set; }

    public required string SourceId { get; set; }

    /// <summary>Keyed hash of the canonical address: two fetches of one page can be told without keeping the address in the clear.</summary>
    public required string UrlKey { get; set; }

    /// <summary>The address with runs of digits masked and without query, for people.</summary>
    public required string UrlMasked { get; set; }

    public required FetchOutcome Outcome { get; set; }

    public required string Reason { get; set; }

    public required DateTimeOffset FetchedAt { get; set; }

    public int StatusCode { get; set; }

    public string? ContentType { get; set; }

    /// <summary>Lower-case hex SHA-256 of the clear body; empty when there was none.</summary>
    public required string Sha256 { get; set; }

    /// <summary>Address and response headers without cookies, JSON, sealed.</summary>
    public required byte[] SealedHead { get; set; }

    /// <summary>Name of the evidence file, under the evidence folder; null for what was handed in.</summary>
    public string? ArchiveFile { get; set; }

    /// <summary>First byte of the response in it.</summary>
    public long? ArchiveOffset { get; set; }

    /// <summary>Of a page that was not modified: the evidence file of the answer that said so; null for every other page.</summary>
    public string? ConfirmedFile { get; set; }

    /// <summary>First byte of that answer in it.</summary>
    public long? ConfirmedOffset { get; set; }

    /// <summary>The robots decision it was asked under; null for what was handed in.</summary>
    public bool? RobotsAllowed { get; set; }

    /// <summary>The rule that decided, as the site wrote it; null when none did.</summary>
    public string? RobotsRule { get; set; }

    /// <summary>Delay that was in force between two requests to the host.</summary>
    public long? RobotsDelayMs { get; set; }

    /// <summary>When the daily job deletes the row; null while an alert needs it.</summary>
    public DateTimeOffset? DeleteAfter { get; set; }
}
