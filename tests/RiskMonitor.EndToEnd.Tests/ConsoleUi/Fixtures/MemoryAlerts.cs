using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using RiskMonitor.Alerts;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Triaging;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;

/// <summary>Reader, queue, record and notices of the console's tests in one place: a handful of alerts in memory under one lock.</summary>
internal sealed class MemoryAlerts(TimeProvider clock) : IAlertReader, IAlertQueue, ITriageStore, IAlertNotices
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private readonly Lock _lock = new();
    private readonly Dictionary<AlertId, AlertDetail> _alerts = [];
    private readonly Dictionary<AlertId, AlertLease> _leases = [];
    private readonly List<Channel<AlertNotice>> _watchers = [];
    private readonly Channel<AlertLease> _heartbeats = Channel.CreateUnbounded<AlertLease>();
    private readonly Dictionary<AlertId, long> _claimedOn = [];
    private long _token;

    public List<TriageDecision> Decisions { get; } = [];

    public List<UnscoredRow> Unscored { get; } = [];

    /// <summary>Set to make the queue fail as it does when Redis is down.</summary>
    public bool Away { get; set; }

    public ChannelReader<AlertLease> Heartbeats => _heartbeats.Reader;

    public void Add(params IEnumerable<AlertDetail> alerts)
    {
        lock (_lock)
        {
            foreach (var alert in alerts)
                _alerts[alert.Row.Id] = alert;
        }

        Notify(AlertNoticeKind.Queued, null);
    }

    public Task<AlertList> ListAsync(AlertFilter filter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var rows = _alerts.Values.Select(alert => alert.Row)
                .Where(row => (filter.State is null || row.State == filter.State)
                    && (!filter.OpenOnly || row.State != AlertState.Decided)
                    && (filter.Category is null || row.Category == filter.Category)
                    && (filter.Band is null || row.Band == filter.Band))
                .OrderByDescending(row => row.Priority).ThenBy(row => row.OpenedAt).ToList();
            return Task.FromResult(new AlertList([.. rows.Skip(filter.Skip).Take(filter.Take)], rows.Count));
        }
    }

    public Task<AlertDetail?> FindAsync(AlertId id, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_alerts.GetValueOrDefault(id));
    }

    public Task<IReadOnlyList<UnscoredRow>> UnscoredAsync(int skip, int take, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UnscoredRow>>([.. Unscored.Skip(skip).Take(take)]);

    public Task<StoreCounts> CountAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var open = _alerts.Values.Where(alert => alert.Row.State != AlertState.Decided).ToList();
            return Task.FromResult(new StoreCounts(
                120, _alerts.Values.Sum(alert => alert.Row.Ads), _alerts.Count, _alerts.Count, open.Count, open.Count(alert => alert.Row.Escalated), Unscored.Count, 2));
        }
    }

    public Task<AlertLease?> ClaimNextAsync(string analyst, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            RequireThere();
            var next = _alerts.Values.Where(alert => alert.Row.State == AlertState.Ready && !_leases.ContainsKey(alert.Row.Id)).MaxBy(alert => alert.Row.Priority);
            return Task.FromResult(next is null ? null : Grant(next.Row.Id, analyst));
        }
    }

    public Task<ClaimOutcome> ClaimAsync(AlertId alert, string analyst, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            RequireThere();
            if (_leases.TryGetValue(alert, out var held) && held.Analyst != analyst)
                return Task.FromResult(new ClaimOutcome(null, held.Analyst));
            return Task.FromResult(_alerts.TryGetValue(alert, out var known) && known.Row.State is AlertState.Ready or AlertState.Claimed
                ? new ClaimOutcome(Grant(alert, analyst), null)
                : new ClaimOutcome(null, null));
        }
    }

    public Task<bool> HeartbeatAsync(AlertLease lease, CancellationToken cancellationToken)
    {
        _heartbeats.Writer.TryWrite(lease);
        return IsCurrentAsync(lease, cancellationToken);
    }

    public Task<bool> ReleaseAsync(AlertLease lease, CancellationToken cancellationToken) => End(lease, AlertNoticeKind.Released);

    public Task<bool> CompleteAsync(AlertLease lease, CancellationToken cancellationToken) => End(lease, AlertNoticeKind.Completed);

    public Task<bool> IsCurrentAsync(AlertLease lease, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            RequireThere();
            return Task.FromResult(_leases.TryGetValue(lease.Alert, out var held) && held.FencingToken == lease.FencingToken && held.Analyst == lease.Analyst);
        }
    }

    public Task<QueueSnapshot> LookAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            RequireThere();
            return Task.FromResult(new QueueSnapshot(_alerts.Values.Count(alert => alert.Row.State == AlertState.Ready), [.. _leases.Values]));
        }
    }

    public Task EnqueueAsync(IReadOnlyCollection<QueuedAlert> alerts, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RemoveAsync(IReadOnlyCollection<AlertId> alerts, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<AlertLease>> SweepAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<AlertLease>>([]);

    public Task<RecordOutcome> RecordClaimAsync(AlertLease lease, CancellationToken cancellationToken) =>
        Record(lease, AlertState.Claimed, lease.Analyst, "claimed", AlertNoticeKind.Claimed);

    public Task<RecordOutcome> RecordReleaseAsync(AlertLease lease, string reason, CancellationToken cancellationToken) =>
        Record(lease, AlertState.Ready, null, "released", AlertNoticeKind.Released, reason);

    public async Task<RecordOutcome> RecordDecisionAsync(TriageDecision decision, CancellationToken cancellationToken)
    {
        var lease = new AlertLease(decision.Alert, decision.Analyst, decision.FencingToken, default);
        lock (_lock)
        {
            if (_alerts.TryGetValue(decision.Alert, out var alert) && (decision.EvidenceSeen ?? _claimedOn.GetValueOrDefault(decision.Alert)) < alert.Evidence)
                return RecordOutcome.NewerEvidence;
        }

        var outcome = await Record(lease, AlertState.Decided, null, $"decided: {decision.Verdict}, {decision.Reason}", AlertNoticeKind.Completed, decision.Note);
        if (outcome == RecordOutcome.Recorded)
            Decisions.Add(decision);
        return outcome;
    }

    public Task<bool> IsDecidedAsync(AlertId alert, CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult(_alerts.TryGetValue(alert, out var known) && known.Row.State == AlertState.Decided);
    }

    /// <summary>The lease runs out, as the sweeper would find.</summary>
    public void Expire(AlertId alert)
    {
        lock (_lock)
        {
            _leases.Remove(alert);
            Write(alert, AlertState.Ready, null, "monitor", "returned", _token);
        }

        Notify(AlertNoticeKind.Returned, alert);
    }

    /// <summary>An advert with news joins the campaign.</summary>
    public void Bring(AlertId alert, CampaignAd advert)
    {
        lock (_lock)
        {
            var known = _alerts[alert];
            _alerts[alert] = known with { Ads = known.Ads.Add(advert), Evidence = known.Evidence + 1, Row = known.Row with { Ads = known.Row.Ads + 1, Places = known.Row.Places + 1 } };
        }
    }

    /// <summary>The queue knows nothing of the lease any more and the store has not heard of it, as after a kill at the wrong moment.</summary>
    public void LoseLease(AlertId alert)
    {
        lock (_lock)
            _leases.Remove(alert);
        Notify(AlertNoticeKind.Reconnected, null);
    }

    public async IAsyncEnumerable<AlertNotice> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<AlertNotice>();
        lock (_lock)
            _watchers.Add(channel);
        await foreach (var notice in channel.Reader.ReadAllAsync(cancellationToken))
            yield return notice;
    }

    private AlertLease Grant(AlertId alert, string analyst)
    {
        var token = _leases.TryGetValue(alert, out var held) ? held.FencingToken : ++_token;
        return _leases[alert] = new AlertLease(alert, analyst, token, clock.GetUtcNow() + Lease);
    }

    private Task<bool> End(AlertLease lease, AlertNoticeKind kind)
    {
        lock (_lock)
        {
            if (!_leases.TryGetValue(lease.Alert, out var held) || held.FencingToken != lease.FencingToken)
                return Task.FromResult(false);
            _leases.Remove(lease.Alert);
        }

        Notify(kind, lease.Alert);
        return Task.FromResult(true);
    }

    private Task<RecordOutcome> Record(AlertLease lease, AlertState to, string? holder, string why, AlertNoticeKind kind, string? note = null)
    {
        lock (_lock)
        {
            if (!_alerts.TryGetValue(lease.Alert, out var alert))
                return Task.FromResult(RecordOutcome.NotFound);
            if (alert.Row.State == AlertState.Decided)
                return Task.FromResult(RecordOutcome.AlreadyDecided);
            if (lease.FencingToken < alert.FencingToken)
                return Task.FromResult(RecordOutcome.StaleToken);
            Write(lease.Alert, to, holder, lease.Analyst, why, lease.FencingToken, note);
            if (to == AlertState.Claimed)
                _claimedOn[lease.Alert] = alert.Evidence;
        }

        Notify(kind, lease.Alert);
        return Task.FromResult(RecordOutcome.Recorded);
    }

    private void Write(AlertId id, AlertState to, string? holder, string who, string why, long token, string? note = null)
    {
        var alert = _alerts[id];
        _alerts[id] = alert with
        {
            Row = alert.Row with { State = to, ClaimedBy = holder },
            FencingToken = token,
            History = alert.History.Add(new AlertTransition(alert.Row.State, to, who, clock.GetUtcNow(), why) { Note = string.IsNullOrEmpty(note) ? null : note }),
        };
    }

    private void Notify(AlertNoticeKind kind, AlertId? alert)
    {
        ImmutableArray<Channel<AlertNotice>> watchers;
        lock (_lock)
            watchers = [.. _watchers];
        foreach (var watcher in watchers)
            watcher.Writer.TryWrite(new AlertNotice(kind, alert));
    }

    private void RequireThere()
    {
        if (Away)
            throw new QueueUnavailableException("the test turned the queue off");
    }
}
