using System.Collections.Immutable;

namespace RiskMonitor.Alerts;

/// <summary>The order of work, in Redis. The store is the record; everything here can be rebuilt from it.</summary>
public interface IAlertQueue
{
    /// <summary>Adds alerts that are not in the queue and sets the priority of those that wait; idempotent by id. Claimed alerts stay claimed.</summary>
    Task EnqueueAsync(IReadOnlyCollection<QueuedAlert> alerts, CancellationToken cancellationToken);

    /// <summary>Claims the alert with the highest priority, or returns null when none waits.</summary>
    Task<AlertLease?> ClaimNextAsync(string analyst, CancellationToken cancellationToken);

    /// <summary>Claims this alert; when someone else holds it the outcome says who.</summary>
    Task<ClaimOutcome> ClaimAsync(AlertId alert, string analyst, CancellationToken cancellationToken);

    /// <summary>Extends the lease; false when the token is no longer the current one.</summary>
    Task<bool> HeartbeatAsync(AlertLease lease, CancellationToken cancellationToken);

    /// <summary>Puts the alert back with its priority; false when the token is no longer the current one.</summary>
    Task<bool> ReleaseAsync(AlertLease lease, CancellationToken cancellationToken);

    /// <summary>Removes a decided alert; false when the token is no longer the current one.</summary>
    Task<bool> CompleteAsync(AlertLease lease, CancellationToken cancellationToken);

    /// <summary>
    /// Whether the lease is current, without changing it. Of an alert that the queue knows nothing of (it was emptied and is not filled yet,
    /// or the alert left it) the store alone can say: then it is true.
    /// </summary>
    Task<bool> IsCurrentAsync(AlertLease lease, CancellationToken cancellationToken);

    /// <summary>Drops alerts that the store knows to be decided, whoever holds them; idempotent.</summary>
    Task RemoveAsync(IReadOnlyCollection<AlertId> alerts, CancellationToken cancellationToken);

    /// <summary>Returns alerts with an expired lease to ready, with their priority; gives the leases that ran out.</summary>
    Task<IReadOnlyList<AlertLease>> SweepAsync(CancellationToken cancellationToken);

    /// <summary>Counts and current holders, for the console and doctor.</summary>
    Task<QueueSnapshot> LookAsync(CancellationToken cancellationToken);
}

/// <summary>An alert to be queued. <paramref name="FencingFloor"/> is a token that none given from now on may be below or equal to, so that tokens keep rising after Redis was emptied.</summary>
public sealed record QueuedAlert(AlertId Id, double Priority, long FencingFloor)
{
    /// <summary>The claim that stands in the store, when there is one. A queue that knows nothing of the alert takes it over, with the time of a new lease.</summary>
    public AlertLease? Held { get; init; }
}

/// <summary>A claim: whoever holds a higher token for the same alert has taken it over.</summary>
public sealed record AlertLease(AlertId Alert, string Analyst, long FencingToken, DateTimeOffset ExpiresAt);

/// <summary>A lease, or the name of the analyst who holds the alert, or neither when the alert is not queued.</summary>
public sealed record ClaimOutcome(AlertLease? Lease, string? HeldBy);

/// <summary>The queue as it stands.</summary>
public sealed record QueueSnapshot(int Ready, IReadOnlyList<AlertLease> Claimed)
{
    /// <summary>How many times the lease of an alert ran out; alerts that never came back are not in it.</summary>
    public IReadOnlyDictionary<AlertId, int> Returned { get; init; } = ImmutableDictionary<AlertId, int>.Empty;
}
