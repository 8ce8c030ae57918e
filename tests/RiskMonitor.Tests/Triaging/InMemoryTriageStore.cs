using RiskMonitor.Alerts;
using RiskMonitor.Triaging;

namespace RiskMonitor.Tests.Triaging;

/// <summary>The store as its interface promises it: highest token wins, one decision an alert.</summary>
internal sealed class InMemoryTriageStore : ITriageStore, IAlertStore
{
    private readonly Dictionary<AlertId, long> _highest = [];

    public Dictionary<AlertId, double> Alerts { get; } = [];

    public Dictionary<AlertId, TriageDecision> Decisions { get; } = [];

    public List<string> Transitions { get; } = [];

    /// <summary>Sees each decision at the moment it is applied.</summary>
    public Action<TriageDecision> Applying { get; set; } = _ => { };

    /// <summary>Thrown by <see cref="RecordReturnedAsync"/> when set.</summary>
    public Exception? Fault { get; set; }

    public Task<RecordOutcome> RecordClaimAsync(AlertLease lease, CancellationToken cancellationToken) => Record(lease.Alert, lease.FencingToken, "claimed");

    public Task<RecordOutcome> RecordReleaseAsync(AlertLease lease, string reason, CancellationToken cancellationToken) =>
        Record(lease.Alert, lease.FencingToken, $"released: {reason}");

    public async Task<RecordOutcome> RecordDecisionAsync(TriageDecision decision, CancellationToken cancellationToken)
    {
        var recorded = await Record(decision.Alert, decision.FencingToken, "decided");
        if (recorded != RecordOutcome.Recorded)
            return recorded;
        Applying(decision);
        Decisions.Add(decision.Alert, decision);
        return recorded;
    }

    public IAsyncEnumerable<QueuedAlert> OpenAsync(CancellationToken cancellationToken) =>
        Alerts.Where(alert => !Decisions.ContainsKey(alert.Key))
            .Select(alert => new QueuedAlert(alert.Key, alert.Value, _highest.GetValueOrDefault(alert.Key))).ToList().ToAsyncEnumerable();

    public Task<IReadOnlyList<AlertId>> ClosedAmongAsync(IReadOnlyCollection<AlertId> alerts, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AlertId>>([.. alerts.Where(alert => !Alerts.ContainsKey(alert) || Decisions.ContainsKey(alert))]);

    public Task RecordReturnedAsync(IReadOnlyCollection<AlertLease> leases, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            return Task.FromException(fault);
        foreach (var lease in leases.Where(lease => _highest.GetValueOrDefault(lease.Alert) == lease.FencingToken && !Decisions.ContainsKey(lease.Alert)))
            Transitions.Add("returned");
        return Task.CompletedTask;
    }

    private Task<RecordOutcome> Record(AlertId alert, long token, string transition)
    {
        if (!Alerts.ContainsKey(alert))
            return Task.FromResult(RecordOutcome.NotFound);
        if (Decisions.ContainsKey(alert))
            return Task.FromResult(RecordOutcome.AlreadyDecided);
        if (token < _highest.GetValueOrDefault(alert))
            return Task.FromResult(RecordOutcome.StaleToken);
        _highest[alert] = token;
        Transitions.Add(transition);
        return Task.FromResult(RecordOutcome.Recorded);
    }
}
