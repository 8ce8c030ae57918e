using System.Diagnostics;
using RiskMonitor.Alerts;
using RiskMonitor.Redis.Tests.Infrastructure;
using static RiskMonitor.Redis.Tests.Infrastructure.QueueRig;

namespace RiskMonitor.Redis.Tests;

/// <summary>A Redis that is killed, emptied, late or gone loses nothing and stops nothing.</summary>
public sealed class RealServerLossTests
{
    private const int Many = 600;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_that_was_killed_and_restarted_has_lost_no_alert_and_no_claim()
    {
        QueueServers.NeedsRealRedis();
        await using var server = await RealRedis.StartAsync("--appendonly", "yes", "--appendfsync", "always");
        await using var rig = await FilledAsync(server);
        var lease = (await rig.Queue.ClaimNextAsync("Ana", Token))!;
        await server.KillAsync();
        await server.RestartAsync();

        await Eventually.BecomesTrueAsync(() => AnswersAsync(rig), "the queue answers again");
        Assert.True(await rig.Queue.IsCurrentAsync(lease, Token));
        Assert.Equal(Many - 1, (await rig.Queue.LookAsync(Token)).Ready);
        Assert.True(await rig.Queue.CompleteAsync(lease, Token));
    }

    [Fact]
    public async Task A_server_that_lost_everything_when_it_was_killed_is_filled_from_the_store()
    {
        QueueServers.NeedsRealRedis();
        await using var server = await RealRedis.StartAsync("--appendonly", "no");
        await using var rig = await FilledAsync(server);
        await using var notices = await Heard.StartAsync(rig);
        await server.KillAsync();
        await Assert.ThrowsAsync<QueueUnavailableException>(() => rig.Queue.ClaimNextAsync("Ana", Token));
        await server.RestartAsync();

        await Eventually.BecomesTrueAsync(async () => await AnswersAsync(rig) && (await rig.Queue.LookAsync(Token)).Ready == Many, "every alert is queued again");
        await notices.WaitForAsync(new AlertNotice(AlertNoticeKind.Reconnected, null));
        await rig.Queue.ClaimNextAsync("Ana", Token);
        await notices.WaitForAsync(new AlertNotice(AlertNoticeKind.Claimed, Alert(0)));
    }

    [Fact]
    public async Task FLUSHALL_in_the_middle_is_noticed_and_made_good()
    {
        QueueServers.NeedsRealRedis();
        await using var server = await RealRedis.StartAsync();
        await using var rig = await FilledAsync(server);
        await (await rig.Connection.ConnectAsync(Token)).GetServers()[0].FlushAllDatabasesAsync();

        await Eventually.BecomesTrueAsync(async () => (await rig.Queue.LookAsync(Token)).Ready == Many, "every alert is queued again");
    }

    [Fact]
    public async Task A_server_that_is_away_at_the_start_stops_nothing_and_is_found_when_it_comes()
    {
        QueueServers.NeedsRealRedis();
        await using var server = await RealRedis.StartAsync();
        await server.KillAsync();
        await using var rig = new QueueRig(new RemoteServer($"{server.Address},connectTimeout=500"));
        rig.StoreHolds(Many);
        await rig.Reconciler.StartAsync(Token);
        await rig.Sweeper.StartAsync(Token);
        var waited = Stopwatch.StartNew();
        var fault = await Assert.ThrowsAsync<QueueUnavailableException>(() => rig.Queue.EnqueueAsync([Queued(Alert(0))], Token));

        Assert.Equal($"the alert queue at {server.Address} does not answer; alerts are kept in the store and will be queued again", fault.Message);
        Assert.True(waited.Elapsed < TimeSpan.FromSeconds(5), $"it took {waited.Elapsed} to say so");
        Assert.False((await rig.Inspector.LookAsync(Token)).Answers);
        await server.RestartAsync();
        await rig.Reconciler.WaitUntilReconciledAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token);
        Assert.Equal(Many, (await rig.Queue.LookAsync(Token)).Ready);
    }

    [Fact]
    public async Task What_Redis_refuses_is_told_in_the_domains_words()
    {
        QueueServers.NeedsRealRedis();
        await using var server = await RealRedis.StartAsync("--maxmemory", "1", "--maxmemory-policy", "noeviction");
        await using var rig = new QueueRig(new RemoteServer(server.Address));
        var fault = await Assert.ThrowsAsync<QueueUnavailableException>(() => rig.Queue.EnqueueAsync([Queued(Alert(0))], Token));
        Assert.StartsWith($"the alert queue at {server.Address} refuses: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("OOM", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<QueueRig> FilledAsync(RealRedis server)
    {
        var rig = new QueueRig(new RemoteServer(server.Address));
        rig.StoreHolds(Many);
        await rig.Reconciler.StartAsync(Token);
        await rig.Reconciler.WaitUntilReconciledAsync(Token).WaitAsync(Eventually.Limit, Token);
        return rig;
    }

    private static async Task<bool> AnswersAsync(QueueRig rig)
    {
        try
        {
            await rig.Queue.LookAsync(Token);
            return true;
        }
        catch (QueueUnavailableException)
        {
            return false;
        }
    }
}
