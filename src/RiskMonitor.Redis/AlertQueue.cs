using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using RiskMonitor.Alerts;
using StackExchange.Redis;

namespace RiskMonitor.Redis;

/// <summary>
/// The order of work in Redis: every transition is one Lua script, and time is the server's. A lease ends when the sweeper takes it back,
/// not a moment before: until then its holder may still extend, release or complete it.
/// </summary>
internal sealed class AlertQueue(QueueConnection connection, IOptions<QueueOptions> options, QueueKeys keys) : IAlertQueue
{
    private const int BatchSize = 256;

    private readonly RedisKey[] _keys = keys.OfScripts;
    private readonly RedisValue _channel = keys.Changed.ToString();
    private readonly RedisValue _leaseMs = (long)options.Value.Lease.TotalMilliseconds;

    public async Task EnqueueAsync(IReadOnlyCollection<QueuedAlert> alerts, CancellationToken cancellationToken)
    {
        foreach (var batch in alerts.Chunk(BatchSize))
            await CompareAsync(batch, cancellationToken);
    }

    public async Task<AlertLease?> ClaimNextAsync(string analyst, CancellationToken cancellationToken)
    {
        var reply = await RunAsync(QueueScripts.ClaimNext, [_channel, Named(analyst), _leaseMs], cancellationToken);
        return ClaimOf(reply, analyst).Lease;
    }

    public async Task<ClaimOutcome> ClaimAsync(AlertId alert, string analyst, CancellationToken cancellationToken)
    {
        var reply = await RunAsync(QueueScripts.Claim, [_channel, Write(alert), Named(analyst), _leaseMs], cancellationToken);
        return ClaimOf(reply, analyst);
    }

    public async Task<bool> HeartbeatAsync(AlertLease lease, CancellationToken cancellationToken) =>
        IsYes(await RunAsync(QueueScripts.Heartbeat, [_channel, Write(lease.Alert), Write(lease), _leaseMs], cancellationToken));

    public async Task<bool> ReleaseAsync(AlertLease lease, CancellationToken cancellationToken) =>
        IsYes(await RunAsync(QueueScripts.Release, [_channel, Write(lease.Alert), Write(lease)], cancellationToken));

    public async Task<bool> CompleteAsync(AlertLease lease, CancellationToken cancellationToken) =>
        IsYes(await RunAsync(QueueScripts.Complete, [_channel, Write(lease.Alert), Write(lease)], cancellationToken));

    public async Task<bool> IsCurrentAsync(AlertLease lease, CancellationToken cancellationToken) =>
        IsYes(await RunAsync(QueueScripts.IsCurrent, [_channel, Write(lease.Alert), Write(lease)], cancellationToken));

    public async Task RemoveAsync(IReadOnlyCollection<AlertId> alerts, CancellationToken cancellationToken)
    {
        foreach (var batch in alerts.Chunk(BatchSize))
            await RunAsync(QueueScripts.Remove, [_channel, .. batch.Select(Write)], cancellationToken);
    }

    public async Task<IReadOnlyList<AlertLease>> SweepAsync(CancellationToken cancellationToken) =>
        LeasesIn(await RunAsync(QueueScripts.Sweep, [_channel, BatchSize], cancellationToken));

    public async Task<QueueSnapshot> LookAsync(CancellationToken cancellationToken)
    {
        var parts = Items(await RunAsync(QueueScripts.Look, [_channel], cancellationToken));
        return new QueueSnapshot(int.Parse(Text(Items(parts[0])[0]), CultureInfo.InvariantCulture), LeasesIn(parts[1]))
        {
            Returned = Items(parts[2]).Chunk(2).ToDictionary(pair => AlertId.Parse(Text(pair[0])), pair => int.Parse(Text(pair[1]), CultureInfo.InvariantCulture)),
        };
    }

    /// <summary>Queues alerts of the store; gives the claims of theirs that are over, since their alerts wait here.</summary>
    internal async Task<IReadOnlyList<AlertLease>> CompareAsync(IReadOnlyCollection<QueuedAlert> alerts, CancellationToken cancellationToken)
    {
        RedisValue[] values = [_channel, _leaseMs, .. alerts.SelectMany(alert => new RedisValue[]
        {
            Write(alert.Id), Rank(alert.Priority), alert.FencingFloor, alert.Held is { } held ? Write(held) : "",
        })];
        var over = Items(await RunAsync(QueueScripts.Enqueue, values, cancellationToken)).Select(id => AlertId.Parse(Text(id))).ToHashSet();
        return [.. alerts.Where(alert => over.Contains(alert.Id)).Select(alert => alert.Held!)];
    }

    /// <summary>Tells who listens that these alerts are ready again, once the store says so too.</summary>
    internal async Task TellReturnedAsync(IReadOnlyCollection<AlertLease> leases, CancellationToken cancellationToken)
    {
        foreach (var lease in leases)
            await connection.AskAsync(redis => redis.PublishAsync(keys.Changed, $"returned {lease.Alert}"), cancellationToken);
    }

    /// <summary>Every queued alert, waiting or claimed; alerts that come or go meanwhile may be missing.</summary>
    internal async IAsyncEnumerable<AlertId[]> QueuedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var fields = await connection.AskAsync(redis => redis.HashKeysAsync(keys.Rank), cancellationToken);
        foreach (var batch in fields.Chunk(BatchSize))
            yield return [.. batch.Select(field => AlertId.Parse((string)field!))];
    }

    private Task<RedisResult> RunAsync(string script, RedisValue[] values, CancellationToken cancellationToken) =>
        connection.AskAsync(redis => redis.ScriptEvaluateAsync(script, _keys, values), cancellationToken);

    private static ClaimOutcome ClaimOf(RedisResult reply, string analyst)
    {
        var items = Items(reply);
        return Text(items[0]) switch
        {
            "none" => new ClaimOutcome(null, null),
            "held" => new ClaimOutcome(null, Text(items[1])),
            "lease" => new ClaimOutcome(new AlertLease(AlertId.Parse(Text(items[1])), analyst, Token(Text(items[2])), At(Text(items[3]))), null),
            var other => throw new InvalidOperationException($"the claim script answered '{other}'"),
        };
    }

    private static List<AlertLease> LeasesIn(RedisResult reply) =>
        [.. Items(reply).Chunk(3).Select(triple => LeaseOf(Text(triple[0]), Text(triple[1]), Text(triple[2])))];

    private static AlertLease LeaseOf(string alert, string lease, string ends)
    {
        var space = lease.IndexOf(' ', StringComparison.Ordinal);
        return new AlertLease(AlertId.Parse(alert), lease[(space + 1)..], Token(lease[..space]), At(ends));
    }

    // Scripts answer with strings and arrays of strings only: those look the same under RESP2 and RESP3.
    private static RedisResult[] Items(RedisResult reply) => (RedisResult[]?)reply ?? [];

    private static string Text(RedisResult reply) => (string?)reply ?? throw new InvalidOperationException("a queue script answered null where a string belongs");

    private static bool IsYes(RedisResult reply) => Text(reply) == "1";

    private static long Token(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds((long)double.Parse(milliseconds, CultureInfo.InvariantCulture));

    private static RedisValue Write(AlertId alert) => alert.ToString();

    private static RedisValue Write(AlertLease lease) => string.Create(CultureInfo.InvariantCulture, $"{lease.FencingToken} {lease.Analyst}");

    private static string Rank(double priority) => (-priority).ToString("R", CultureInfo.InvariantCulture);

    private static string Named(string analyst)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(analyst);
        return analyst;
    }
}
