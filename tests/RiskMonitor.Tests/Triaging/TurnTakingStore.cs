using RiskMonitor.Alerts;
using RiskMonitor.Triaging;

namespace RiskMonitor.Tests.Triaging;

/// <summary>A store whose calls wait for their turn; a fault is an error of the database, before or after the effect.</summary>
internal sealed class TurnTakingStore(ITriageStore inner, Turns turns) : ITriageStore
{
    public Task<RecordOutcome> RecordClaimAsync(AlertLease lease, CancellationToken cancellationToken) => TakeAsync(() => inner.RecordClaimAsync(lease, cancellationToken));

    public Task<RecordOutcome> RecordReleaseAsync(AlertLease lease, string reason, CancellationToken cancellationToken) =>
        TakeAsync(() => inner.RecordReleaseAsync(lease, reason, cancellationToken));

    public Task<RecordOutcome> RecordDecisionAsync(TriageDecision decision, CancellationToken cancellationToken) =>
        TakeAsync(() => inner.RecordDecisionAsync(decision, cancellationToken));

    public Task<bool> IsDecidedAsync(AlertId alert, CancellationToken cancellationToken) => TakeAsync(() => inner.IsDecidedAsync(alert, cancellationToken));

    private Task<T> TakeAsync<T>(Func<Task<T>> call) => turns.TakeAsync(call, () => new IOException("the disk of this test"));
}
