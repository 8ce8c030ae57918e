using System.Text.RegularExpressions;
using RiskMonitor.Alerts;
using RiskMonitor.Redis.Tests.Infrastructure;
using StackExchange.Redis;
using static RiskMonitor.Redis.Tests.Infrastructure.QueueRig;

namespace RiskMonitor.Redis.Tests;

/// <summary>The queue may use only what Garnet 2.2.8 and Redis 7 both have, under both protocols.</summary>
public sealed partial class CommandTests(QueueServers servers)
{
    private static readonly string[] InScripts =
        ["GET", "HDEL", "HEXISTS", "HGET", "HINCRBY", "HKEYS", "HSET", "PUBLISH", "SET", "TIME", "ZADD", "ZCARD", "ZRANGE", "ZRANGEBYSCORE", "ZREM", "ZSCORE"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_scripts_use_the_commands_that_are_checked_here_and_no_others()
    {
        string[] scripts =
        [
            QueueScripts.Enqueue, QueueScripts.ClaimNext, QueueScripts.Claim, QueueScripts.Heartbeat, QueueScripts.Release,
            QueueScripts.Complete, QueueScripts.Remove, QueueScripts.Sweep, QueueScripts.Look,
        ];
        var used = scripts.SelectMany(script => RedisCall().Matches(script)).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(InScripts, used);
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Every_command_of_the_scripts_answers_inside_Lua(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        var redis = (await rig.Connection.ConnectAsync(Token)).GetDatabase();
        const string script = """
            local z, h, s = KEYS[1], KEYS[2], KEYS[3]
            local out = {}
            local function note(value) out[#out + 1] = tostring(value) end
            note(redis.call('ZADD', z, '-1.5', 'b'))
            note(redis.call('ZADD', z, '-1.5', 'a'))
            note(redis.call('ZADD', z, '-20.25', 'c'))
            note(table.concat(redis.call('ZRANGE', z, '0', '-1'), ','))
            note(table.concat(redis.call('ZRANGEBYSCORE', z, '-inf', '-1.5', 'LIMIT', '0', '2'), ','))
            note(tonumber(redis.call('ZSCORE', z, 'c')) == -20.25)
            note(not redis.call('ZSCORE', z, 'absent'))
            note(redis.call('ZREM', z, 'a'))
            note(redis.call('ZCARD', z))
            note(redis.call('HSET', h, 'f', 'v'))
            note(redis.call('HGET', h, 'f'))
            note(not redis.call('HGET', h, 'absent'))
            note(redis.call('HEXISTS', h, 'f'))
            note(redis.call('HINCRBY', h, 'n', '1'))
            note(redis.call('HDEL', h, 'f'))
            note(table.concat(redis.call('HKEYS', h), ','))
            note(not redis.call('GET', s))
            redis.call('SET', s, '1760000000000')
            note(redis.call('GET', s))
            note(tonumber(redis.call('TIME')[1]) > 1700000000)
            redis.call('PUBLISH', ARGV[1], 'x')
            return out
            """;
        var reply = await redis.ScriptEvaluateAsync(script, [rig.Keys.Ready, rig.Keys.Lease, rig.Keys.Fence], [rig.Keys.Changed.ToString()]);
        string[] expected = ["1", "1", "1", "c,a,b", "c,a", "true", "true", "1", "2", "1", "v", "true", "1", "1", "1", "n", "true", "1760000000000", "true"];
        Assert.Equal(expected, (string[]?)reply);
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Every_command_outside_scripts_answers(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol);
        var connection = await rig.Connection.ConnectAsync(Token);
        var redis = connection.GetDatabase();
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        // With RESP2 what is subscribed has a connection of its own, which may come up after the other one.
        await Eventually.BecomesTrueAsync(() => Task.FromResult(connection.GetSubscriber().IsConnected(rig.Keys.Changed)), "the subscriber is connected");
        await connection.GetSubscriber().SubscribeAsync(rig.Keys.Changed, (_, message) => heard.TrySetResult((string)message!));

        Assert.True(await redis.StringSetAsync(rig.Keys.Epoch, "1"));
        Assert.Equal("1", await redis.StringGetAsync(rig.Keys.Epoch));
        await redis.HashSetAsync(rig.Keys.Rank, "f", "v");
        Assert.Equal("v", await redis.HashGetAsync(rig.Keys.Rank, "f"));
        Assert.Equal(["f"], (await redis.HashKeysAsync(rig.Keys.Rank)).Select(field => (string?)field));
        await redis.ScriptEvaluateAsync("return redis.call('PUBLISH', ARGV[1], 'claimed x')", [rig.Keys.Ready], [rig.Keys.Changed.ToString()]);
        Assert.Equal("claimed x", await heard.Task.WaitAsync(Eventually.Limit, Token));
        Assert.NotEmpty(await connection.GetServers()[0].InfoAsync("server"));
    }

    [Theory, MemberData(nameof(QueueServers.Both), MemberType = typeof(QueueServers))]
    public async Task Every_script_runs(ServerKind server, RedisProtocol protocol)
    {
        await using var rig = servers.Open(server, protocol, options => options.Lease = TimeSpan.FromMinutes(1));
        var (first, second, third) = (Alert(1), Alert(2), Alert(3));
        await rig.Queue.EnqueueAsync([Queued(second, 70.125), Queued(first, 80), Queued(third, 10, floor: 7)], Token);

        var lease = await rig.Queue.ClaimNextAsync("Ana", Token);
        Assert.Equal((first, "Ana"), (lease!.Alert, lease.Analyst));
        Assert.Equal("Ana", (await rig.Queue.ClaimAsync(first, "Beto", Token)).HeldBy);
        Assert.True(await rig.Queue.HeartbeatAsync(lease, Token));
        Assert.True(await rig.Queue.IsCurrentAsync(lease, Token));
        Assert.True(await rig.Queue.ReleaseAsync(lease, Token));

        var again = (await rig.Queue.ClaimAsync(first, "Beto", Token)).Lease;
        Assert.True(again!.FencingToken > lease.FencingToken);
        Assert.True(await rig.Queue.CompleteAsync(again, Token));
        Assert.Equal(new ClaimOutcome(null, null), await rig.Queue.ClaimAsync(first, "Ana", Token));

        await rig.Queue.RemoveAsync([third, first], Token);
        Assert.Empty(await rig.Queue.SweepAsync(Token));
        var now = await rig.Queue.LookAsync(Token);
        Assert.Equal((1, 0), (now.Ready, now.Claimed.Count));
        Assert.Equal(second, (await rig.Queue.ClaimNextAsync("Ana", Token))!.Alert);
        Assert.Null(await rig.Queue.ClaimNextAsync("Ana", Token));
    }

    [GeneratedRegex(@"redis\.call\('([A-Z]+)'", RegexOptions.NonBacktracking)]
    private static partial Regex RedisCall();
}
