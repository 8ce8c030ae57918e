using RiskMonitor.Alerts;

namespace RiskMonitor.Storage.Records;

/// <summary>One change of an alert's state. Rows are only ever added; what the person wrote is sealed, and goes when the campaign's adverts may.</summary>
internal sealed class AlertTransitionRecord
{
    public long Id { get; set; }

    public required AlertId AlertId { get; set; }

    public AlertState? FromState { get; set; }

    public required AlertState ToState { get; set; }

    /// <summary>An analyst, or "monitor".</summary>
    public required string Who { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>A code, no free text.</summary>
    public required string Why { get; set; }

    public byte[]? SealedNote { get; set; }

    /// <summary>When the note is due; null while the campaign waits for people or was found relevant.</summary>
    public DateTimeOffset? DeleteAfter { get; set; }

    public required long FencingToken { get; set; }
}
