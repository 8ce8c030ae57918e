using RiskMonitor.Collecting;

namespace RiskMonitor.Storage.Records;

/// <summary>When a source last brought something, and how it went.</summary>
internal sealed class SourceRunRecord
{
    public required string SourceId { get; set; }

    public required DateTimeOffset LastFetchAt { get; set; }

    public required FetchOutcome LastOutcome { get; set; }

    public required string LastReason { get; set; }

    /// <summary>When a page was last read in full.</summary>
    public DateTimeOffset? LastSuccessAt { get; set; }
}
