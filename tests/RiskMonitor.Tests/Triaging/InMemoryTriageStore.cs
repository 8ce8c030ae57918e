using RiskMonitor.Alerts;
using RiskMonitor.Triaging;

namespace RiskMonitor.Tests.Triaging;

/// <summary>The store as its interfaces promise it: the highest token wins, one decision an alert.</summary>
internal sealed class InMemoryTriageStore : ITriageStore, IAlertStore
{
    private readonly Lock _transaction = new();
    private readonly Dictionary<AlertId, long> _highest = [];
    private readonly Dictionary<AlertId, AlertLease> _held = [];

    public Dictionary<AlertId, double> Alerts { get; } = [];

    public Dictionary<AlertId, TriageDecision> Decisions { get; } = [];

    public List<string> Transitions { get; } = [];

    /// <summary>Sees each decision at the moment it is applied.</summary>
    public Action<TriageDecision> Applying { get; set; } = _ => { };

    /// <summary>Runs before <see cref="ClosedAmongAsync"/> answers.</summary>
    public Func<Task> ClosedAsked { get; set; } = () => Task.CompletedTask;

    /// <summary>Thrown by <see cref="RecordReturnedAsync"/> when set.</summary>
    public Exception? Fault { get; set; }

    public Task<RecordOutcome> RecordClaimAsync(AlertLease lease, CancellationToken cancellationToken) =>
        RecordAsync(lease.Alert, lease.FencingToken, () =>
        {
            _held[lease.Alert] = lease;
            Transitions.Add("claimed");
        });

    public Task<RecordOutcome> RecordReleaseAsync(AlertLease lease, string reason, CancellationToken cancellationToken) =>
        RecordAsync(lease.Alert, lease.FencingToken, () =>
        {
            _held.Remove(lease.Alert);
            Transitions.Add($"released: {reason}");
        });

    public Task<RecordOutcome> RecordDecisionAsync(TriageDecision decision, CancellationToken cancellationToken) =>
        RecordAsync(decision.Alert, decision.FencingToken, () =>
        {
            Applying(decision);
            Decisions.Add(decision.Alert, decision);
            Transitions.Add("decided");
        });

    public Task<bool> IsDecidedAsync(AlertId alert, CancellationToken cancellationToken)
    {
        lock (_transaction)
            return Task.FromResult(Decisions.ContainsKey(alert));
    }

    public IAsyncEnumerable<QueuedAlert> OpenAsync(CancellationToken cancellationToken)
    {
        lock (_transaction)
        {
            return Alerts.Where(alert => !Decisions.ContainsKey(alert.Key))
                .Select(alert => new QueuedAlert(alert.Key, alert.Value, _highest.Values.DefaultIfEmpty().Max()) { Held = _held.GetValueOrDefault(alert.Key) }).ToList().ToAsyncEnumerable();
        }
    }

    public Task<int> CountOpenAsync(CancellationToken cancellationToken)
    {
        lock (_transaction)
            return Task.FromResult(Alerts.Keys.Count(alert => !Decisions.ContainsKey(alert)));
    }

    public async Task<IReadOnlyList<AlertId>> ClosedAmongAsync(IReadOnlyCollection<AlertId> alerts, CancellationToken cancellationToken)
    {
        await ClosedAsked();
        lock (_transaction)
            return [.. alerts.Where(alert => !Alerts.ContainsKey(alert) || Decisions.ContainsKey(alert))];
    }

    public Task RecordReturnedAsync(IReadOnlyCollection<AlertLease> leases, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
            return Task.FromException(fault);
        lock (_transaction)
        {
            foreach (var lease in leases.Where(lease => _highest.GetValueOrDefault(lease.Alert) == lease.FencingToken && !Decisions.ContainsKey(lease.Alert)))
            {
                _held.Remove(lease.Alert);
                Transitions.Add("returned");
            }
        }

        return Task.CompletedTask;
    }

    private Task<RecordOutcome> RecordAsync(AlertId alert, long token, Action apply)
    {
        lock (_transaction)
        {
            if (!Alerts.ContainsKey(alert))
                return Task.FromResult(RecordOutcome.NotFound);
            if (Decisions.ContainsKey(alert))
                return Task.FromResult(RecordOutcome.AlreadyDecided);
            if (token < _highest.GetValueOrDefault(alert))
                return Task.FromResult(RecordOutcome.StaleToken);
            apply();
            _highest[alert] = token;
            return Task.FromResult(RecordOutcome.Recorded);
        }
    }
}
