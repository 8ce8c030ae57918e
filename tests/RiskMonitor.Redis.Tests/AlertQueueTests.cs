using System.Collections.Concurrent;
using RiskMonitor.Alerts;
using RiskMonitor.Redis.Tests.Infrastructure;
using StackExchange.Redis;
using static RiskMonitor.Redis.Tests.Infrastructure.QueueRig;

namespace RiskMonitor.Redis.Tests;

/// <summary>Every transition of the queue, on both servers and under both protocols.</summary>
public sealed class AlertQueueTests(QueueServers servers)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task The_highest_priority_is_next_and_the_oldest_among_equals(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await rig.Queue.EnqueueAsync([Queued(Alert(3), 50), Queued(Alert(1), 50), Queued(Alert(4), 1050.5), Queued(Alert(2), 50), Queued(Alert(0), 9.75)], Token);

        Assert.Equal([Alert(4), Alert(1), Alert(2), Alert(3), Alert(0)], await ClaimAllAsync(rig));
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Queued_twice_is_queued_once_with_the_newer_priority(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await rig.Queue.EnqueueAsync([Queued(Alert(1), 10), Queued(Alert(2), 20)], Token);
        await rig.Queue.EnqueueAsync([Queued(Alert(1), 30)], Token);

        Assert.Equal(2, (await rig.Queue.LookAsync(Token)).Ready);
        Assert.Equal([Alert(1), Alert(2)], await ClaimAllAsync(rig));
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task A_claimed_alert_that_is_queued_again_stays_claimed_and_comes_back_with_the_new_priority(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await rig.Queue.EnqueueAsync([Queued(Alert(1), 30), Queued(Alert(2), 20)], Token);
        var lease = await ClaimAsync(rig, Alert(1), "Ana");
        await rig.Queue.EnqueueAsync([Queued(Alert(1), 10)], Token);

        Assert.True(await rig.Queue.IsCurrentAsync(lease, Token));
        Assert.Equal(1, (await rig.Queue.LookAsync(Token)).Ready);
        Assert.True(await rig.Queue.ReleaseAsync(lease, Token));
        Assert.Equal([Alert(2), Alert(1)], await ClaimAllAsync(rig));
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task A_lease_lasts_as_the_options_say_by_the_servers_clock(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await rig.Queue.EnqueueAsync([Queued(Alert(1))], Token);
        var before = TimeProvider.System.GetUtcNow();
        var lease = await rig.Queue.ClaimNextAsync("Ana", Token);

        var lasts = lease!.ExpiresAt - before;
        Assert.InRange(lasts, TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(10));
        Assert.Equal(lease, Assert.Single((await rig.Queue.LookAsync(Token)).Claimed));
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task A_heartbeat_gives_the_time_again(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await rig.Queue.EnqueueAsync([Queued(Alert(1))], Token);
        var lease = await ClaimAsync(rig, Alert(1), "Ana");
        await Eventually.BecomesTrueAsync(async () =>
        {
            Assert.True(await rig.Queue.HeartbeatAsync(lease, Token));
            return (await rig.Queue.LookAsync(Token)).Claimed.Single().ExpiresAt > lease.ExpiresAt;
        }, "the lease ends later");
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Whoever_holds_an_alert_can_claim_it_again_and_others_learn_the_name(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await rig.Queue.EnqueueAsync([Queued(Alert(1))], Token);
        var lease = await ClaimAsync(rig, Alert(1), "Ana María Núñez");

        Assert.Equal(lease.FencingToken, (await ClaimAsync(rig, Alert(1), "Ana María Núñez")).FencingToken);
        Assert.Equal(new ClaimOutcome(null, "Ana María Núñez"), await rig.Queue.ClaimAsync(Alert(1), "Beto", Token));
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task A_stale_token_is_refused_for_heartbeat_release_and_completion(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await rig.Queue.EnqueueAsync([Queued(Alert(1))], Token);
        var stale = await ClaimAsync(rig, Alert(1), "Ana");
        Assert.True(await rig.Queue.ReleaseAsync(stale, Token));
        var current = await ClaimAsync(rig, Alert(1), "Ana");
        AlertLease[] wrong = [stale, current with { Analyst = "Beto" }, current with { FencingToken = current.FencingToken + 1 }, current with { Alert = Alert(2) }];

        foreach (var lease in wrong)
        {
            Assert.Equal(lease.Alert == Alert(2), await rig.Queue.IsCurrentAsync(lease, Token)); // of an alert it knows nothing of, the store has to say
            Assert.False(await rig.Queue.HeartbeatAsync(lease, Token));
            Assert.False(await rig.Queue.ReleaseAsync(lease, Token));
            Assert.False(await rig.Queue.CompleteAsync(lease, Token));
        }

        Assert.Equal(current, Assert.Single((await rig.Queue.LookAsync(Token)).Claimed));
        Assert.True(await rig.Queue.CompleteAsync(current, Token));
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task A_decided_alert_is_removed_whoever_holds_it(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await rig.Queue.EnqueueAsync([Queued(Alert(1)), Queued(Alert(2)), Queued(Alert(3))], Token);
        var lease = await ClaimAsync(rig, Alert(1), "Ana");
        await rig.Queue.RemoveAsync([Alert(1), Alert(2), Alert(9)], Token);
        await rig.Queue.RemoveAsync([Alert(1), Alert(2), Alert(9)], Token);

        Assert.False(await rig.Queue.CompleteAsync(lease, Token));
        var now = await rig.Queue.LookAsync(Token);
        Assert.Equal((1, 0), (now.Ready, now.Claimed.Count));
        Assert.Equal([Alert(3)], await ClaimAllAsync(rig));
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Tokens_rise_across_completion_and_above_the_floor_the_store_knows(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        const long floor = 9_000_000_000_000_000; // ahead of the clock, so that only the floor can explain it
        await rig.Queue.EnqueueAsync([Queued(Alert(1))], Token);
        var first = await ClaimAsync(rig, Alert(1), "Ana");
        Assert.True(await rig.Queue.CompleteAsync(first, Token));
        await rig.Queue.EnqueueAsync([Queued(Alert(1), floor: floor)], Token);
        var second = await ClaimAsync(rig, Alert(1), "Ana");

        Assert.Equal(floor + 1, second.FencingToken);
        Assert.True(second.FencingToken > first.FencingToken);
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Claimers_at_the_same_time_never_get_the_same_alert(ServerKind server, RedisProtocol protocol)
    {
        const int alerts = 400;
        const int claimers = 16;
        await using var rig = servers.Open(server, protocol);
        await using var other = servers.Open(server, protocol, keys: rig.Keys);
        await rig.Queue.EnqueueAsync([.. Enumerable.Range(0, alerts).Select(n => Queued(Alert(n), n % 7))], Token);

        var claimed = new ConcurrentBag<AlertLease>();
        await Task.WhenAll(Enumerable.Range(0, claimers).Select(claimer => Task.Run(async () =>
        {
            var queue = claimer % 2 == 0 ? rig.Queue : other.Queue;
            while (await queue.ClaimNextAsync($"analyst {claimer}", Token) is { } lease)
                claimed.Add(lease);
        }, Token)));

        Assert.Equal(alerts, claimed.Select(lease => lease.Alert).Distinct().Count());
        Assert.Equal(alerts, claimed.Count);
        Assert.Equal(alerts, claimed.Select(lease => lease.FencingToken).Distinct().Count());
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Of_many_who_claim_one_alert_one_gets_it(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await using var other = servers.Open(server, protocol, keys: rig.Keys);
        for (var n = 0; n < 20; n++)
        {
            await rig.Queue.EnqueueAsync([Queued(Alert(n))], Token);
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? rig : other).Queue.ClaimAsync(Alert(n), $"analyst {i}", Token)));
            var winner = Assert.Single(outcomes, outcome => outcome.Lease is not null).Lease!;
            Assert.All(outcomes.Where(outcome => outcome.Lease is null), outcome => Assert.Equal(winner.Analyst, outcome.HeldBy));
        }
    }

    private static async Task<AlertLease> ClaimAsync(QueueRig rig, AlertId alert, string analyst) =>
        (await rig.Queue.ClaimAsync(alert, analyst, Token)).Lease ?? throw new InvalidOperationException($"{alert} could not be claimed");

    private static async Task<List<AlertId>> ClaimAllAsync(QueueRig rig)
    {
        var claimed = new List<AlertId>();
        while (await rig.Queue.ClaimNextAsync("Ana", Token) is { } lease)
            claimed.Add(lease.Alert);
        return claimed;
    }
}
