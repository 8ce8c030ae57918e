using RiskMonitor.Alerts;

namespace RiskMonitor.Storage.Records;

/// <summary>One change of an alert's state. Rows are only ever added.</summary>
internal sealed class AlertTransitionRecord
{
    public long Id { get; set; }

    public required AlertId AlertId { get; set; }

    public AlertState? FromState { get; set; }

    public required AlertState ToState { get; set; }

    /// <summary>An analyst, or "monitor".</summary>
    public required string Who { get; set; }

    public required DateTimeOffset At { get; set; }

    public required string Why { get; set; }

    public required long FencingToken { get; set; }
}
