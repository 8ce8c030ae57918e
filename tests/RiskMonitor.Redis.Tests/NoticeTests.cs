using RiskMonitor.Alerts;
using RiskMonitor.Redis.Tests.Infrastructure;
using StackExchange.Redis;
using static RiskMonitor.Redis.Tests.Infrastructure.QueueRig;

namespace RiskMonitor.Redis.Tests;

public sealed class NoticeTests(QueueServers servers)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Every_change_is_heard_by_everyone_who_watches(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await using var console = await Heard.StartAsync(rig);
        await using var another = await Heard.StartAsync(rig);
        await rig.Queue.EnqueueAsync([Queued(Alert(0))], Token);
        await rig.Queue.EnqueueAsync([Queued(Alert(1)), Queued(Alert(2))], Token);
        var lease = await rig.Queue.ClaimNextAsync("Ana", Token);
        await rig.Queue.ReleaseAsync(lease!, Token);
        await rig.Queue.CompleteAsync((await rig.Queue.ClaimNextAsync("Ana", Token))!, Token);
        await rig.Queue.RemoveAsync([Alert(1)], Token);

        AlertNotice[] expected =
        [
            new(AlertNoticeKind.Queued, Alert(0)), new(AlertNoticeKind.Queued, null), new(AlertNoticeKind.Claimed, Alert(0)),
            new(AlertNoticeKind.Released, Alert(0)), new(AlertNoticeKind.Completed, Alert(0)), new(AlertNoticeKind.Removed, Alert(1)),
        ];
        foreach (var notice in expected)
        {
            await console.WaitForAsync(notice);
            await another.WaitForAsync(notice);
        }
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Queueing_what_is_queued_already_is_no_news(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await rig.Queue.EnqueueAsync([Queued(Alert(0)), Queued(Alert(1))], Token);
        await using var console = await Heard.StartAsync(rig);
        await rig.Queue.EnqueueAsync([Queued(Alert(0)), Queued(Alert(1))], Token);
        await rig.Queue.ClaimNextAsync("Ana", Token);

        await console.WaitForAsync(new(AlertNoticeKind.Claimed, Alert(0)));
        Assert.False(console.Contains(new(AlertNoticeKind.Queued, null)));
    }

    [Theory]
    [InlineData("claimed", null)]
    [InlineData("nonsense x", null)]
    [InlineData("", null)]
    [InlineData("claimed 00000000000070008000000000000000", AlertNoticeKind.Claimed)]
    public void What_is_not_a_notice_is_passed_over(string message, AlertNoticeKind? kind) => Assert.Equal(kind, AlertNotices.Read(message)?.Kind);
}
