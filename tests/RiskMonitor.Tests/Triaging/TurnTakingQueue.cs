using RiskMonitor.Alerts;

namespace RiskMonitor.Tests.Triaging;

/// <summary>A queue whose calls wait for their turn; a fault is the queue being away, before or after the effect.</summary>
internal sealed class TurnTakingQueue(IAlertQueue inner, Turns turns) : IAlertQueue
{
    public Task EnqueueAsync(IReadOnlyCollection<QueuedAlert> alerts, CancellationToken cancellationToken) =>
        TakeAsync(async () => { await inner.EnqueueAsync(alerts, cancellationToken); return true; });

    public Task<AlertLease?> ClaimNextAsync(string analyst, CancellationToken cancellationToken) => TakeAsync(() => inner.ClaimNextAsync(analyst, cancellationToken));

    public Task<ClaimOutcome> ClaimAsync(AlertId alert, string analyst, CancellationToken cancellationToken) => TakeAsync(() => inner.ClaimAsync(alert, analyst, cancellationToken));

    public Task<bool> HeartbeatAsync(AlertLease lease, CancellationToken cancellationToken) => TakeAsync(() => inner.HeartbeatAsync(lease, cancellationToken));

    public Task<bool> ReleaseAsync(AlertLease lease, CancellationToken cancellationToken) => TakeAsync(() => inner.ReleaseAsync(lease, cancellationToken));

    public Task<bool> CompleteAsync(AlertLease lease, CancellationToken cancellationToken) => TakeAsync(() => inner.CompleteAsync(lease, cancellationToken));

    public Task<bool> IsCurrentAsync(AlertLease lease, CancellationToken cancellationToken) => TakeAsync(() => inner.IsCurrentAsync(lease, cancellationToken));

    public Task RemoveAsync(IReadOnlyCollection<AlertId> alerts, CancellationToken cancellationToken) =>
        TakeAsync(async () => { await inner.RemoveAsync(alerts, cancellationToken); return true; });

    public Task<IReadOnlyList<AlertLease>> SweepAsync(CancellationToken cancellationToken) => TakeAsync(() => inner.SweepAsync(cancellationToken));

    public Task<QueueSnapshot> LookAsync(CancellationToken cancellationToken) => TakeAsync(() => inner.LookAsync(cancellationToken));

    private Task<T> TakeAsync<T>(Func<Task<T>> call) => turns.TakeAsync(call, () => new QueueUnavailableException("no answer"));
}
