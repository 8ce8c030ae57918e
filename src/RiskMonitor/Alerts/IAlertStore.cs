namespace RiskMonitor.Alerts;

/// <summary>The record of alerts, as the queue's rebuilding needs it.</summary>
public interface IAlertStore
{
    /// <summary>Every alert that is not decided, with its priority as of now, its claim if it has one, and the highest fencing token of all alerts.</summary>
    IAsyncEnumerable<QueuedAlert> OpenAsync(CancellationToken cancellationToken);

    /// <summary>How many alerts are not decided.</summary>
    Task<int> CountOpenAsync(CancellationToken cancellationToken);

    /// <summary>Those of <paramref name="alerts"/> that are decided or unknown, so that the queue can drop them.</summary>
    Task<IReadOnlyList<AlertId>> ClosedAmongAsync(IReadOnlyCollection<AlertId> alerts, CancellationToken cancellationToken);

    /// <summary>
    /// Writes that these leases ran out: state ready, one transition each. A lease whose token is not the highest known is passed over,
    /// as are decided alerts: someone has claimed or decided the alert since.
    /// </summary>
    Task RecordReturnedAsync(IReadOnlyCollection<AlertLease> leases, CancellationToken cancellationToken);
}
