using RiskMonitor.Alerts;
using RiskMonitor.Redis.Tests.Infrastructure;
using RiskMonitor.Triaging;
using StackExchange.Redis;
using static RiskMonitor.Redis.Tests.Infrastructure.QueueRig;

namespace RiskMonitor.Redis.Tests;

public sealed class ReconcilerTests(QueueServers servers)
{
    private const int Many = 700; // several batches

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Every_open_alert_is_queued_and_every_decided_one_dropped(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        rig.StoreHolds(Many);
        await rig.Queue.EnqueueAsync([Queued(Alert(5)), Queued(Alert(Many + 1), 5000)], Token);
        Decide(rig, Alert(5));
        await rig.Reconciler.ReconcileAsync(Token);

        Assert.Equal(Many - 1, (await rig.Queue.LookAsync(Token)).Ready);
        Assert.Equal(Alert(0), (await rig.Queue.ClaimNextAsync("Ana", Token))!.Alert);
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Comparing_twice_or_at_once_changes_nothing_and_keeps_claims(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await using var other = servers.Open(server, protocol, keys: rig.Keys, store: rig.Store);
        rig.StoreHolds(Many);
        await rig.Reconciler.ReconcileAsync(Token);
        var lease = await rig.Queue.ClaimNextAsync("Ana", Token);
        var before = await rig.Queue.LookAsync(Token);
        await rig.Reconciler.ReconcileAsync(Token);
        await Task.WhenAll(rig.Reconciler.ReconcileAsync(Token), other.Reconciler.ReconcileAsync(Token));

        var after = await rig.Queue.LookAsync(Token);
        Assert.Equal((before.Ready, lease), (after.Ready, Assert.Single(after.Claimed)));
        Assert.True(await rig.Queue.CompleteAsync(lease!, Token));
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task A_queue_that_was_emptied_is_filled_again_within_seconds_and_tokens_go_on_rising(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        rig.StoreHolds(Many);
        await rig.Reconciler.StartAsync(Token);
        await rig.Reconciler.WaitUntilReconciledAsync(Token).WaitAsync(Eventually.Limit, Token);
        var before = (await rig.Queue.ClaimNextAsync("Ana", Token))!;
        await rig.Store.RecordClaimAsync(before, Token);
        await EmptyAsync(rig);

        await Eventually.BecomesTrueAsync(async () => (await rig.Queue.LookAsync(Token)).Ready == Many - 1, "every alert is queued again");
        Assert.True(await rig.Queue.IsCurrentAsync(before, Token)); // hers goes on
        var after = (await rig.Queue.ClaimNextAsync("Beto", Token))!;
        Assert.Equal(Alert(1), after.Alert);
        Assert.True(after.FencingToken > before.FencingToken);
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task A_queue_that_lost_a_part_is_noticed_by_its_number_and_filled_again_while_claims_stay(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol, queue => queue.CompareEvery = TimeSpan.FromMilliseconds(100));
        rig.StoreHolds(alerts: 5);
        await rig.Reconciler.StartAsync(Token);
        await rig.Reconciler.WaitUntilReconciledAsync(Token).WaitAsync(Eventually.Limit, Token);
        var lease = (await rig.Queue.ClaimNextAsync("Ana", Token))!;
        await rig.Store.RecordClaimAsync(lease, Token);
        var redis = (await rig.Connection.ConnectAsync(Token)).GetDatabase();
        await redis.KeyDeleteAsync([rig.Keys.Ready, rig.Keys.Rank]);

        await Eventually.BecomesTrueAsync(async () => (await rig.Queue.LookAsync(Token)).Ready == 4, "what was deleted is queued again");
        Assert.True(await rig.Queue.IsCurrentAsync(lease, Token));

        await redis.KeyDeleteAsync(rig.Keys.Ready);
        await redis.StringSetAsync(rig.Keys.Ready, "not a sorted set");
        await redis.KeyDeleteAsync(rig.Keys.Ready);
        await Eventually.BecomesTrueAsync(async () => (await rig.Queue.LookAsync(Token)).Ready == 4, "what was overwritten is queued again");
        Assert.Equal(Alert(1), (await rig.Queue.ClaimNextAsync("Beto", Token))!.Alert);
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Each_part_that_is_lost_makes_a_difference_and_comparing_ends_it(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        rig.StoreHolds(alerts: 3);
        await rig.Reconciler.ReconcileAsync(Token);
        var lease = (await rig.Queue.ClaimNextAsync("Ana", Token))!;
        await rig.Store.RecordClaimAsync(lease, Token);
        Assert.False(await rig.Reconciler.HasLostPartAsync(Token));
        var redis = (await rig.Connection.ConnectAsync(Token)).GetDatabase();
        foreach (var key in new[] { rig.Keys.Ready, rig.Keys.Rank, rig.Keys.Claimed, rig.Keys.Lease })
        {
            await redis.KeyDeleteAsync(key);
            Assert.True(await rig.Reconciler.HasLostPartAsync(Token), key.ToString());
            await rig.Reconciler.ReconcileAsync(Token);
            Assert.False(await rig.Reconciler.HasLostPartAsync(Token), key.ToString());
        }
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Emptied_in_the_middle_of_comparing_it_is_compared_again(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        rig.StoreHolds(Many);
        var emptied = false;
        rig.Store.ClosedAsked = async () =>
        {
            if (!emptied)
                await EmptyAsync(rig);
            emptied = true;
        };
        await rig.Reconciler.ReconcileAsync(Token);

        Assert.Equal(Many, (await rig.Queue.LookAsync(Token)).Ready);
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task What_a_half_played_script_left_behind_is_put_right(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        rig.StoreHolds(alerts: 3);
        await rig.Reconciler.ReconcileAsync(Token);
        var redis = (await rig.Connection.ConnectAsync(Token)).GetDatabase();
        var (leased, unleased, nowhere) = (Alert(0).ToString(), Alert(1).ToString(), Alert(2).ToString());
        await redis.HashSetAsync(rig.Keys.Lease, leased, "7 Ana"); // a claim that ended after its second command
        await redis.SortedSetAddAsync(rig.Keys.Claimed, unleased, 1e15); // a release that ended before its second
        await redis.SortedSetRemoveAsync(rig.Keys.Ready, nowhere);
        await rig.Reconciler.ReconcileAsync(Token);

        var now = await rig.Queue.LookAsync(Token);
        Assert.Equal(2, now.Ready);
        Assert.Equal(("Ana", 7L, Alert(0)), now.Claimed.Select(lease => (lease.Analyst, lease.FencingToken, lease.Alert)).Single());
        Assert.Equal(Alert(1), (await rig.Queue.ClaimNextAsync("Beto", Token))!.Alert);
        Assert.Equal(Alert(2), (await rig.Queue.ClaimNextAsync("Beto", Token))!.Alert);
        Assert.Null(await rig.Queue.ClaimNextAsync("Beto", Token));
    }

    [Fact]
    public async Task A_fault_of_the_store_is_tried_again()
    {
        await using var rig = servers.Open(ServerKind.Garnet);
        rig.StoreHolds(alerts: 2);
        rig.Store.ClosedAsked = () => throw new IOException("the disk of this test");
        await rig.Reconciler.StartAsync(Token);
        await Eventually.BecomesTrueAsync(async () => (await rig.Queue.LookAsync(Token)).Ready == 2, "the first half is done");
        Assert.False(rig.Reconciler.WaitUntilReconciledAsync(Token).IsCompleted);

        rig.Store.ClosedAsked = () => Task.CompletedTask;
        await rig.Reconciler.WaitUntilReconciledAsync(Token).WaitAsync(Eventually.Limit, Token);
    }

    private static void Decide(QueueRig rig, AlertId alert) => rig.Store.Decisions[alert] = new TriageDecision
    {
        Alert = alert,
        Analyst = "Ana",
        FencingToken = 1,
        Verdict = TriageVerdict.Inconclusive,
        Reason = TriageReason.NotEnoughText,
        DecidedAt = DateTimeOffset.UnixEpoch,
    };

    private static async Task EmptyAsync(QueueRig rig) =>
        await (await rig.Connection.ConnectAsync(Token)).GetDatabase().KeyDeleteAsync([.. rig.Keys.OfScripts, rig.Keys.Epoch]);
}
