using RiskMonitor.Redis.Tests.Infrastructure;
using StackExchange.Redis;
using static RiskMonitor.Redis.Tests.Infrastructure.QueueRig;

namespace RiskMonitor.Redis.Tests;

public sealed class QueueHealthTests(QueueServers servers)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task A_server_that_keeps_what_it_is_given_needs_no_advice(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        await rig.Queue.EnqueueAsync([Queued(Alert(0)), Queued(Alert(1)), Queued(Alert(2))], Token);
        await rig.Queue.ClaimNextAsync("Ana", Token);
        var health = await rig.Inspector.LookAsync(Token);

        Assert.Empty(health.Advice);
        Assert.True(health.Answers);
        Assert.StartsWith(server == ServerKind.Garnet ? "Garnet 2." : "Redis 7.", health.Version, StringComparison.Ordinal);
        Assert.Equal((true, "noeviction", 2, 1), (health.AppendOnly, health.Eviction, health.Ready, health.Claimed));
    }

    [Fact]
    public async Task A_server_that_forgets_or_evicts_is_named_with_the_setting_to_change()
    {
        QueueServers.NeedsRealRedis();
        await using var redis = await RealRedis.StartAsync("--appendonly", "no", "--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru");
        await using var rig = new QueueRig(new RemoteServer(redis.Address));
        var health = await rig.Inspector.LookAsync(Token);

        Assert.Equal(2, health.Advice.Length);
        Assert.Contains("CONFIG SET appendonly yes", health.Advice[0], StringComparison.Ordinal);
        Assert.Contains("CONFIG SET maxmemory-policy noeviction", health.Advice[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_neither_INFO_nor_CONFIG_tells_the_settings_are_unknown_and_it_says_so()
    {
        QueueServers.NeedsRealRedis();
        await using var redis = await RealRedis.StartAsync("--appendonly", "yes", "--rename-command", "CONFIG", "");
        await using var rig = new QueueRig(new RemoteServer(redis.Address));
        Assert.Empty((await rig.Inspector.LookAsync(Token)).Advice); // INFO alone is enough

        var silent = new QueueHealth { Address = "redis.example:6379", Version = "Redis 7.2" };
        Assert.Equal(
            [
                "the server does not say whether it keeps an append-only file: make sure that 'appendonly' is 'yes'",
                "the server does not say what it does when memory is full: make sure that 'maxmemory-policy' is 'noeviction'",
            ],
            QueueInspector.AdviceOn(silent, "7.2"));
    }

    [Theory]
    [InlineData("6.2.14", 1)]
    [InlineData("7.0.15", 0)]
    [InlineData("10.1", 0)]
    public void A_server_older_than_tested_is_named(string version, int advice) =>
        Assert.Equal(advice, QueueInspector.AdviceOn(new QueueHealth { Address = "", Version = version, AppendOnly = true, Eviction = "volatile-lru" }, version).Count());

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_as_such()
    {
        await using var rig = new QueueRig(new RemoteServer("127.0.0.1:1,connectTimeout=300,password=hunter2"));
        var health = await rig.Inspector.LookAsync(Token);
        Assert.False(health.Answers);
        Assert.Equal("the alert queue at 127.0.0.1:1 does not answer; alerts are kept in the store and will be queued again", Assert.Single(health.Advice));
    }
}
