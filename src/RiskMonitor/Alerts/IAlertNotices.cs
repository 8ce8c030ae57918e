namespace RiskMonitor.Alerts;

/// <summary>What happens to the queue, as it happens, for consoles. A hint to look again, never a record: notices can be missed.</summary>
public interface IAlertNotices
{
    /// <summary>Notices from now on, until cancelled; none while the queue's server is away. A reader that does not keep up loses the oldest.</summary>
    /// <exception cref="QueueUnavailableException">The queue inside this process cannot be started.</exception>
    IAsyncEnumerable<AlertNotice> WatchAsync(CancellationToken cancellationToken);
}

/// <summary>One change. <paramref name="Alert"/> is null when several changed at once, or when notices may have been missed.</summary>
public sealed record AlertNotice(AlertNoticeKind Kind, AlertId? Alert);

/// <summary>What changed.</summary>
public enum AlertNoticeKind
{
    /// <summary>Alerts were added, or their priority changed.</summary>
    Queued,

    Claimed,
    Released,
    Completed,

    /// <summary>A lease ran out and the alert is ready again.</summary>
    Returned,

    /// <summary>Alerts that the store knows to be decided were dropped.</summary>
    Removed,

    /// <summary>The connection was away; anything may have changed.</summary>
    Reconnected,
}
