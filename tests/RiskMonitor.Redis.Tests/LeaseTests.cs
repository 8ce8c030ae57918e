using RiskMonitor.Alerts;
using RiskMonitor.Redis.Tests.Infrastructure;
using StackExchange.Redis;
using static RiskMonitor.Redis.Tests.Infrastructure.QueueRig;

namespace RiskMonitor.Redis.Tests;

public sealed class LeaseTests(QueueServers servers)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task A_lease_of_300_ms_runs_out_and_the_alert_comes_back_with_its_priority(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol, options => options.Lease = TimeSpan.FromMilliseconds(300));
        rig.StoreHolds(alerts: 3);
        await rig.Reconciler.ReconcileAsync(Token);
        await using var notices = await Heard.StartAsync(rig);
        var lost = await ClaimAsync(rig, "Ana");
        await rig.Store.RecordClaimAsync(lost, Token);
        await rig.Sweeper.StartAsync(Token);

        await notices.WaitForAsync(new AlertNotice(AlertNoticeKind.Returned, lost.Alert));
        Assert.False(await rig.Queue.HeartbeatAsync(lost, Token));
        Assert.False(await rig.Queue.CompleteAsync(lost, Token));
        var again = await ClaimAsync(rig, "Beto");
        Assert.Equal(lost.Alert, again.Alert);
        Assert.True(again.FencingToken > lost.FencingToken);
        await Eventually.BecomesTrueAsync(() => Task.FromResult(rig.Store.Transitions.Contains("returned")), "the store knows of the return");
        Assert.Equal(1, (await rig.Queue.LookAsync(Token)).Returned[lost.Alert]);
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task A_heartbeat_keeps_the_alert_beyond_its_first_lease(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol, options => options.Lease = TimeSpan.FromMilliseconds(300));
        await using var patient = servers.Open(server, protocol, keys: rig.Keys);
        await rig.Queue.EnqueueAsync([Queued(Alert(0)), Queued(Alert(1))], Token);
        await using var notices = await Heard.StartAsync(rig);
        var kept = await ClaimAsync(rig, "Ana");
        var left = await ClaimAsync(rig, "Beto");
        Assert.True(await patient.Queue.HeartbeatAsync(kept, Token));
        await rig.Sweeper.StartAsync(Token);

        await notices.WaitForAsync(new AlertNotice(AlertNoticeKind.Returned, left.Alert));
        Assert.True(await rig.Queue.IsCurrentAsync(kept, Token));
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task The_store_is_told_again_when_it_did_not_take_a_return(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol, options => options.Lease = TimeSpan.FromMilliseconds(50));
        rig.StoreHolds(alerts: 1);
        await rig.Reconciler.ReconcileAsync(Token);
        var lease = await ClaimAsync(rig, "Ana");
        await rig.Store.RecordClaimAsync(lease, Token);
        rig.Store.Fault = new IOException("the disk of this test");
        await Eventually.BecomesTrueAsync(async () =>
        {
            try
            {
                await rig.Sweeper.SweepAsync(Token);
                return false;
            }
            catch (IOException)
            {
                return true;
            }
        }, "the store was asked");

        rig.Store.Fault = null;
        await rig.Sweeper.SweepAsync(Token);
        await rig.Sweeper.SweepAsync(Token);
        Assert.Single(rig.Store.Transitions, "returned");
    }

    private static async Task<AlertLease> ClaimAsync(QueueRig rig, string analyst) =>
        await rig.Queue.ClaimNextAsync(analyst, Token) ?? throw new InvalidOperationException("nothing to claim");
}
