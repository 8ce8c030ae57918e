using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.Alerts;
using RiskMonitor.Triaging;

namespace RiskMonitor.Tests.Triaging;

/// <summary>A desk over a queue and a store in memory, with some open alerts.</summary>
internal sealed class TriageRig
{
    public TriageRig(int alerts)
    {
        for (var n = 0; n < alerts; n++)
            Store.Alerts[Alert(n)] = 100 - n;
        Desk = new TriageDesk(Queue, Store, NullLogger<TriageDesk>.Instance);
    }

    public InMemoryQueue Queue { get; } = new();

    public InMemoryTriageStore Store { get; } = new();

    public TriageDesk Desk { get; }

    public static async Task<TriageRig> WithAsync(int alerts)
    {
        var rig = new TriageRig(alerts);
        await rig.ReconcileAsync();
        return rig;
    }

    public static AlertId Alert(int n) => AlertId.Parse($"{n:x12}70008000000000000000");

    public static TriageDecision Decision(AlertLease lease) => new()
    {
        Alert = lease.Alert,
        Analyst = lease.Analyst,
        FencingToken = lease.FencingToken,
        Verdict = TriageVerdict.Inconclusive,
        Reason = TriageReason.NotEnoughText,
        DecidedAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>What the reconciler does: queue everything open, drop everything decided.</summary>
    public async Task ReconcileAsync()
    {
        await Queue.EnqueueAsync([.. await Store.OpenAsync(default).ToListAsync()], default);
        await Queue.RemoveAsync(await Store.ClosedAmongAsync([.. Store.Alerts.Keys], default), default);
    }
}
