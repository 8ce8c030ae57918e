using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.Alerts;
using RiskMonitor.Linking;
using RiskMonitor.Redis.Tests.Infrastructure;
using RiskMonitor.Storage;
using RiskMonitor.Storage.Tests.Building;
using RiskMonitor.Triaging;

namespace RiskMonitor.Redis.Tests;

/// <summary>A queue that loses what it had while someone works on an alert: queue and store agree again, on the store in SQLite and on both servers.</summary>
public sealed class LossWhileClaimedTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ServerKind.Garnet)]
    [InlineData(ServerKind.Redis)]
    public async Task After_FLUSHALL_her_claim_goes_on_and_her_decision_counts(ServerKind kind)
    {
        await using var desk = await DeskWithALossyQueue.OpenAsync(kind, alerts: 3);
        var lease = await desk.ClaimAsync("Ana");
        await desk.FlushAsync();
        await desk.IsFilledAsync(ready: 2);

        Assert.Equal((lease.Alert, "Ana", lease.FencingToken), Only(await desk.Rig.Queue.LookAsync(Token)));
        Assert.Equal("Ana", (await desk.Desk.ClaimAsync(lease.Alert, "Beto", Token)).HeldBy);
        Assert.Equal(DeskOutcome.Done, (await desk.Desk.HeartbeatAsync(lease, Token)).Outcome);
        Assert.Equal(DeskOutcome.Done, (await desk.DecideAsync(lease)).Outcome);
        Assert.Empty((await desk.Rig.Queue.LookAsync(Token)).Claimed);
    }

    [Theory]
    [InlineData(ServerKind.Garnet)]
    [InlineData(ServerKind.Redis)]
    public async Task After_the_restart_of_a_server_that_kept_nothing_her_claim_goes_on(ServerKind kind)
    {
        await using var desk = await DeskWithALossyQueue.OpenAsync(kind, alerts: 2);
        var lease = await desk.ClaimAsync("Ana");
        await desk.RestartEmptyAsync();
        await desk.IsFilledAsync(ready: 1);

        Assert.Equal((lease.Alert, "Ana", lease.FencingToken), Only(await desk.Rig.Queue.LookAsync(Token)));
        Assert.Equal(DeskOutcome.Done, (await desk.DecideAsync(lease)).Outcome);
    }

    [Theory]
    [InlineData(ServerKind.Garnet)]
    [InlineData(ServerKind.Redis)]
    public async Task Her_decision_counts_also_before_the_emptied_queue_is_filled_again(ServerKind kind)
    {
        await using var desk = await DeskWithALossyQueue.OpenAsync(kind, alerts: 1, watch: false);
        var lease = await desk.ClaimAsync("Ana");
        await desk.FlushAsync();

        Assert.Equal(DeskOutcome.Done, (await desk.DecideAsync(lease)).Outcome);
        Assert.Equal(DeskOutcome.AlreadyDecided, (await desk.DecideAsync(lease)).Outcome);
    }

    [Theory]
    [InlineData(ServerKind.Garnet)]
    [InlineData(ServerKind.Redis)]
    public async Task A_claim_that_nobody_keeps_up_after_the_loss_runs_out_in_queue_and_store(ServerKind kind)
    {
        await using var desk = await DeskWithALossyQueue.OpenAsync(kind, alerts: 1, lease: TimeSpan.FromMilliseconds(300));
        var lease = await desk.ClaimAsync("Ana");
        await desk.FlushAsync();
        await desk.Rig.Sweeper.StartAsync(Token);

        await Eventually.BecomesTrueAsync(async () => (await desk.House.DetailAsync(lease.Alert)).Row.State == AlertState.Ready, "the store has it ready");
        Assert.Equal([TransitionWhy.Opened, TransitionWhy.Claimed, TransitionWhy.Returned], await desk.HistoryAsync(lease.Alert));
        Assert.True((await desk.ClaimAsync("Beto")).FencingToken > lease.FencingToken);
    }

    [Theory]
    [InlineData(ServerKind.Garnet)]
    [InlineData(ServerKind.Redis)]
    public async Task A_kill_between_the_sweep_and_its_record_is_made_good_by_reconciling(ServerKind kind)
    {
        await using var desk = await DeskWithALossyQueue.OpenAsync(kind, alerts: 1, watch: false, lease: TimeSpan.FromMilliseconds(50));
        var lease = await desk.ClaimAsync("Ana");
        await Eventually.BecomesTrueAsync(async () => (await desk.Rig.Queue.SweepAsync(Token)).Count == 1, "the lease ran out");
        Assert.Equal("Ana", (await desk.House.OnlyOpenAlertAsync()).ClaimedBy);
        await using var notices = await Heard.StartAsync(desk.Rig);
        await desk.Rig.Reconciler.ReconcileAsync(Token);
        await desk.Rig.Reconciler.ReconcileAsync(Token);

        Assert.Equal((AlertState.Ready, null), ((await desk.House.OnlyOpenAlertAsync()).State, (await desk.House.OnlyOpenAlertAsync()).ClaimedBy));
        Assert.Equal([TransitionWhy.Opened, TransitionWhy.Claimed, TransitionWhy.Returned], await desk.HistoryAsync(lease.Alert));
        await notices.WaitForAsync(new AlertNotice(AlertNoticeKind.Returned, lease.Alert));
        Assert.Equal(DeskOutcome.Stale, (await desk.DecideAsync(lease)).Outcome);
        Assert.True((await desk.ClaimAsync("Ana")).FencingToken > lease.FencingToken);
    }

    [Theory]
    [InlineData(ServerKind.Garnet)]
    [InlineData(ServerKind.Redis)]
    public async Task An_alert_that_the_flow_queued_first_after_the_loss_is_returned_in_the_store(ServerKind kind)
    {
        await using var desk = await DeskWithALossyQueue.OpenAsync(kind, alerts: 1, watch: false);
        var lease = await desk.ClaimAsync("Ana");
        await desk.FlushAsync();
        await desk.Rig.Queue.EnqueueAsync([new QueuedAlert(lease.Alert, 60, lease.FencingToken)], Token);
        await desk.Rig.Reconciler.ReconcileAsync(Token);

        Assert.Equal((1, AlertState.Ready), ((await desk.Rig.Queue.LookAsync(Token)).Ready, (await desk.House.OnlyOpenAlertAsync()).State));
    }

    [Theory]
    [InlineData(ServerKind.Garnet)]
    [InlineData(ServerKind.Redis)]
    public async Task Tokens_after_the_loss_are_higher_than_any_in_the_store_though_the_new_servers_clock_is_behind(ServerKind kind)
    {
        await using var desk = await DeskWithALossyQueue.OpenAsync(kind, alerts: 3, watch: false);
        var ahead = DateTimeOffset.UnixEpoch.AddYears(60).ToUnixTimeMilliseconds() * 1000; // a server whose clock was years ahead gave it
        var first = (await desk.ClaimAsync("Ana")).Alert;
        Assert.Equal(RecordOutcome.Recorded, await desk.House.Triage.RecordDecisionAsync(DeskWithALossyQueue.Decision(new AlertLease(first, "Ana", ahead, default)), Token));
        await desk.FlushAsync();
        await desk.Rig.Reconciler.ReconcileAsync(Token);

        var second = await desk.ClaimAsync("Beto");
        Assert.True(second.FencingToken > ahead, $"{second.FencingToken} is not above {ahead}");
        Assert.True((await desk.ClaimAsync("Ana")).FencingToken > second.FencingToken);
    }

    private static (AlertId, string, long) Only(QueueSnapshot snapshot) =>
        Assert.Single(snapshot.Claimed) is var lease ? (lease.Alert, lease.Analyst, lease.FencingToken) : default;

    /// <summary>A desk over a store in SQLite and a server of its own that can lose everything.</summary>
    private sealed class DeskWithALossyQueue : IAsyncDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-lossy-");
        private readonly Action<QueueOptions> _configure;
        private readonly bool _watch;
        private RealRedis? _redis;
        private EmbeddedGarnet? _garnet;

        private DeskWithALossyQueue(StoreHouse house, Action<QueueOptions> configure, bool watch) => (House, _configure, _watch) = (house, configure, watch);

        public StoreHouse House { get; }

        public QueueRig Rig { get; private set; } = default!;

        public TriageDesk Desk => new(Rig.Queue, House.Triage, NullLogger<TriageDesk>.Instance);

        public static async Task<DeskWithALossyQueue> OpenAsync(ServerKind kind, int alerts, bool watch = true, TimeSpan? lease = null)
        {
            if (kind == ServerKind.Redis)
                QueueServers.NeedsRealRedis();
            var desk = new DeskWithALossyQueue(await StoreHouse.OpenAsync(), options => options.Lease = lease ?? options.Lease, watch);
            for (var n = 0; n < alerts; n++)
                await desk.House.WriteAsync(new AdBuilder($"a{n}", CampaignId.New(desk.House.Clock.GetUtcNow())) { FakeJob = .9 - (.1 * n) });
            if (kind == ServerKind.Redis)
                desk._redis = await RealRedis.StartAsync("--appendonly", "no");
            else
                desk._garnet = desk.NewGarnet();
            await desk.ConnectAsync();
            return desk;
        }

        public async Task<AlertLease> ClaimAsync(string analyst) => (await Desk.ClaimNextAsync(analyst, Token)).Lease!;

        public Task<DeskAnswer> DecideAsync(AlertLease lease) => Desk.DecideAsync(Decision(lease), Token);

        public static TriageDecision Decision(AlertLease lease) => new()
        {
            Alert = lease.Alert,
            Analyst = lease.Analyst,
            FencingToken = lease.FencingToken,
            Verdict = TriageVerdict.NotRelevant,
            Reason = TriageReason.GenuineEmployer,
            DecidedAt = DateTimeOffset.UnixEpoch.AddYears(56),
        };

        public async Task<IEnumerable<string>> HistoryAsync(AlertId alert) => (await House.DetailAsync(alert)).History.Select(step => step.Why);

        public async Task FlushAsync() => await (await Rig.Connection.ConnectAsync(Token)).GetServers()[0].FlushAllDatabasesAsync();

        /// <summary>The real server alone is killed, without an append-only file; the embedded one ends with its process, and its folder is gone.</summary>
        public async Task RestartEmptyAsync()
        {
            if (_redis is not null)
            {
                await _redis.KillAsync();
                await _redis.RestartAsync();
                return;
            }

            await Rig.DisposeAsync();
            await _garnet!.DisposeAsync();
            _folder.Delete(recursive: true);
            _garnet = NewGarnet();
            await ConnectAsync();
        }

        public Task IsFilledAsync(int ready) => Eventually.BecomesTrueAsync(async () =>
        {
            try
            {
                return await Rig.Queue.LookAsync(Token) is { Claimed.Count: 1 } look && look.Ready == ready;
            }
            catch (QueueUnavailableException)
            {
                return false;
            }
        }, "the queue holds again what the store holds");

        public async ValueTask DisposeAsync()
        {
            await Rig.DisposeAsync();
            if (_redis is not null)
                await _redis.DisposeAsync();
            if (_garnet is not null)
                await _garnet.DisposeAsync();
            await House.DisposeAsync();
            _folder.Delete(recursive: true);
        }

        private EmbeddedGarnet NewGarnet() => new(_folder.FullName, NullLoggerFactory.Instance, TimeProvider.System);

        private async Task ConnectAsync()
        {
            Rig = new QueueRig(_redis is null ? _garnet! : new RemoteServer(_redis.Address), _configure, alerts: House.Alerts);
            if (!_watch)
            {
                await Rig.Reconciler.ReconcileAsync(Token);
                return;
            }

            await Rig.Reconciler.StartAsync(Token);
            await Rig.Reconciler.WaitUntilReconciledAsync(Token).WaitAsync(Eventually.Limit, Token);
        }
    }
}
