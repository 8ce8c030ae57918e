using RiskMonitor.Alerts;

namespace RiskMonitor.Storage.Writing;

/// <summary>An alert as read in a transaction, and when its verdict expires.</summary>
internal sealed record StoredAlert(Alert Alert, DateTimeOffset? ReopensAt)
{
    /// <summary>Whether a dismissal that has run out stands for nothing any more.</summary>
    public bool HasExpired(DateTimeOffset now) => Alert.State == AlertState.Decided && ReopensAt <= now;
}
