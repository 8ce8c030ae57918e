using RiskMonitor.Alerts;

namespace RiskMonitor.Tests.Triaging;

/// <summary>What the queue means, in a few lines: the oracle for the queue in Redis and the fake for the desk. A lease runs out when the test says so.</summary>
internal sealed class InMemoryQueue : IAlertQueue
{
    private readonly Dictionary<AlertId, double> _priorities = [];
    private readonly Dictionary<AlertId, AlertLease> _leases = [];
    private readonly HashSet<AlertId> _ranOut = [];
    private readonly Dictionary<AlertId, int> _returned = [];
    private long _fence;

    public bool Away { get; set; }

    public Task EnqueueAsync(IReadOnlyCollection<QueuedAlert> alerts, CancellationToken cancellationToken) => Ask(() =>
    {
        foreach (var alert in alerts)
        {
            if (!_priorities.ContainsKey(alert.Id) && alert.Held is { } held)
                _leases[alert.Id] = held;
            _priorities[alert.Id] = alert.Priority;
            _fence = Math.Max(_fence, alert.FencingFloor);
        }

        return true;
    });

    public Task<AlertLease?> ClaimNextAsync(string analyst, CancellationToken cancellationToken) => Ask(() =>
    {
        var waiting = _priorities.Where(alert => !_leases.ContainsKey(alert.Key))
            .OrderByDescending(alert => alert.Value).ThenBy(alert => alert.Key.ToString(), StringComparer.Ordinal).ToList();
        return waiting.Count == 0 ? null : Grant(waiting[0].Key, analyst);
    });

    public Task<ClaimOutcome> ClaimAsync(AlertId alert, string analyst, CancellationToken cancellationToken) => Ask(() =>
    {
        if (_leases.TryGetValue(alert, out var held))
        {
            if (held.Analyst != analyst)
                return new ClaimOutcome(null, held.Analyst);
            _ranOut.Remove(alert);
            return new ClaimOutcome(held, null);
        }

        return new ClaimOutcome(_priorities.ContainsKey(alert) ? Grant(alert, analyst) : null, null);
    });

    public Task<bool> HeartbeatAsync(AlertLease lease, CancellationToken cancellationToken) => Ask(() =>
    {
        if (!IsCurrent(lease))
            return false;
        _ranOut.Remove(lease.Alert);
        return true;
    });

    public Task<bool> ReleaseAsync(AlertLease lease, CancellationToken cancellationToken) => Ask(() => IsCurrent(lease) && End(lease.Alert));

    public Task<bool> CompleteAsync(AlertLease lease, CancellationToken cancellationToken) => Ask(() => IsCurrent(lease) && Forget(lease.Alert));

    public Task<bool> IsCurrentAsync(AlertLease lease, CancellationToken cancellationToken) => Ask(() => IsCurrent(lease) || !_priorities.ContainsKey(lease.Alert));

    public Task RemoveAsync(IReadOnlyCollection<AlertId> alerts, CancellationToken cancellationToken) => Ask(() => alerts.Count(Forget));

    public Task<IReadOnlyList<AlertLease>> SweepAsync(CancellationToken cancellationToken) => Ask<IReadOnlyList<AlertLease>>(() =>
    {
        var expired = _ranOut.Select(alert => _leases[alert]).ToList();
        foreach (var lease in expired)
        {
            End(lease.Alert);
            _returned[lease.Alert] = _returned.GetValueOrDefault(lease.Alert) + 1;
        }

        return expired;
    });

    public Task<QueueSnapshot> LookAsync(CancellationToken cancellationToken) => Ask(() =>
        new QueueSnapshot(_priorities.Count - _leases.Count, [.. _leases.Values]) { Returned = new Dictionary<AlertId, int>(_returned) });

    /// <summary>The time of a lease is over; the next sweep takes it back.</summary>
    public void RunOut(AlertId alert)
    {
        if (_leases.ContainsKey(alert))
            _ranOut.Add(alert);
    }

    /// <summary>FLUSHALL. Tokens go on rising, as they do with the server's clock.</summary>
    public void Empty()
    {
        _priorities.Clear();
        _leases.Clear();
        _ranOut.Clear();
        _returned.Clear();
    }

    private AlertLease Grant(AlertId alert, string analyst) =>
        _leases[alert] = new AlertLease(alert, analyst, ++_fence, DateTimeOffset.UnixEpoch);

    private bool IsCurrent(AlertLease lease) =>
        _leases.TryGetValue(lease.Alert, out var held) && (held.FencingToken, held.Analyst) == (lease.FencingToken, lease.Analyst);

    private bool End(AlertId alert) => _leases.Remove(alert) | _ranOut.Remove(alert);

    private bool Forget(AlertId alert)
    {
        End(alert);
        _returned.Remove(alert);
        return _priorities.Remove(alert);
    }

    private Task<T> Ask<T>(Func<T> operation) =>
        Away ? Task.FromException<T>(new QueueUnavailableException("the queue of this test is away")) : Task.FromResult(operation());
}
