using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using RiskMonitor.Alerts;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Triaging;

/// <summary>What the queue is rebuilt from.</summary>
internal sealed class AlertStore(IDbContextFactory<MonitorStore> stores, StoreWriter writer, TimeProvider clock) : IAlertStore
{
    public async IAsyncEnumerable<QueuedAlert> OpenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        // Of all alerts, so that whichever comes into an emptied queue first, its next token is higher than every one given before.
        var floor = await store.Alerts.MaxAsync(alert => (long?)alert.FencingToken, cancellationToken) ?? 0;
        var open = store.Alerts.AsNoTracking()
            .Where(alert => alert.State != AlertState.Decided)
            .OrderBy(alert => alert.OpenedAt).ThenBy(alert => alert.Id)
            .Select(alert => new { alert.Id, alert.PriorityEscalation, alert.PriorityRisk, alert.Campaign!.FreshAt, alert.OpenedAt, alert.State, alert.FencingToken, alert.ClaimedBy });
        await foreach (var alert in open.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var priority = AlertPriority.AsOf(alert.PriorityEscalation, alert.PriorityRisk, alert.FreshAt, alert.OpenedAt, now);
            yield return new QueuedAlert(alert.Id, priority.Total, floor)
            {
                Held = alert is { State: AlertState.Claimed, ClaimedBy: { } analyst } ? new AlertLease(alert.Id, analyst, alert.FencingToken, default) : null,
            };
        }
    }

    public async Task<int> CountOpenAsync(CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        return await store.Alerts.CountAsync(alert => alert.State != AlertState.Decided, cancellationToken);
    }

    public async Task<IReadOnlyList<AlertId>> ClosedAmongAsync(IReadOnlyCollection<AlertId> alerts, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var open = await store.Alerts.AsNoTracking()
            .Where(alert => alerts.Contains(alert.Id) && alert.State != AlertState.Decided)
            .Select(alert => alert.Id)
            .ToListAsync(cancellationToken);
        return [.. alerts.Except(open)];
    }

    public Task RecordReturnedAsync(IReadOnlyCollection<AlertLease> leases, CancellationToken cancellationToken) => writer.WriteAsync(
        session => leases.Count(lease => Return(session, lease)),
        cancellationToken);

    private bool Return(WriteSession session, AlertLease lease)
    {
        var alert = TriageTable.Find(session, lease.Alert);
        if (alert is null || alert.State == AlertState.Decided || lease.FencingToken < alert.Token)
            return false;
        // Recorded before, or given back by the analyst. A higher token is a claim the store never heard of.
        if (lease.FencingToken == alert.Token && alert.State != AlertState.Claimed)
            return false;
        TriageTable.Set(session, lease.Alert, AlertState.Ready, lease.FencingToken, claimedBy: null);
        AlertTable.Record(session, lease.Alert, alert.State, AlertState.Ready, AlertTable.Monitor, clock.GetUtcNow(), TransitionWhy.Returned, lease.FencingToken);
        return true;
    }
}
