using System.Globalization;
using RiskMonitor.Alerts;
using StackExchange.Redis;

namespace RiskMonitor.Redis;

/// <summary>Asks the queue's server what could lose the order of work: no append-only file, or eviction of keys when memory is full.</summary>
public sealed class QueueInspector
{
    private const int OldestMajor = 7;

    private readonly QueueConnection _connection;
    private readonly IAlertQueue _queue;

    internal QueueInspector(QueueConnection connection, IAlertQueue queue) => (_connection, _queue) = (connection, queue);

    public async Task<QueueHealth> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var info = await InfoAsync(cancellationToken);
            var now = await _queue.LookAsync(cancellationToken);
            var health = new QueueHealth
            {
                Address = _connection.Name,
                Version = VersionIn(info),
                AppendOnly = (info.GetValueOrDefault("aof_enabled") ?? await ConfigAsync("appendonly", cancellationToken)) switch { "1" or "yes" => true, "0" or "no" => false, _ => null },
                Eviction = info.GetValueOrDefault("maxmemory_policy") ?? (!info.ContainsKey("garnet_version") ? await ConfigAsync("maxmemory-policy", cancellationToken) : "noeviction"), // Garnet evicts nothing
                Ready = now.Ready,
                Claimed = now.Claimed.Count,
            };
            return health with { Advice = [.. AdviceOn(health, info.GetValueOrDefault("redis_version"))] };
        }
        catch (QueueUnavailableException fault)
        {
            return new QueueHealth { Address = _connection.Name, Advice = [fault.Message] };
        }
    }

    internal static IEnumerable<string> AdviceOn(QueueHealth health, string? redisVersion)
    {
        if (redisVersion is not null && int.TryParse(redisVersion.Split('.')[0], CultureInfo.InvariantCulture, out var major) && major < OldestMajor)
            yield return $"version {redisVersion} is older than what Monitor is tested with: run Redis {OldestMajor} or later, or Valkey";
        if (health.AppendOnly == false)
            yield return "a crash of the server loses claims: set 'appendonly yes' in its redis.conf, or run CONFIG SET appendonly yes and then CONFIG REWRITE";
        if (health.AppendOnly is null)
            yield return "the server does not say whether it keeps an append-only file: make sure that 'appendonly' is 'yes'";
        if (health.Eviction?.StartsWith("allkeys-", StringComparison.Ordinal) == true)
            yield return $"'{health.Eviction}' drops the whole queue without a word when memory is full: set 'maxmemory-policy noeviction' in redis.conf, or run CONFIG SET maxmemory-policy noeviction and then CONFIG REWRITE";
        if (health.Eviction is null)
            yield return "the server does not say what it does when memory is full: make sure that 'maxmemory-policy' is 'noeviction'";
    }

    private static string VersionIn(Dictionary<string, string> info)
    {
        if (info.TryGetValue("garnet_version", out var garnet))
            return $"Garnet {garnet}";
        return info.TryGetValue("valkey_version", out var valkey) ? $"Valkey {valkey}" : $"Redis {info.GetValueOrDefault("redis_version", "of unknown version")}";
    }

    private async Task<Dictionary<string, string>> InfoAsync(CancellationToken cancellationToken)
    {
        var groups = await AskServerAsync(server => server.InfoAsync(), cancellationToken);
        return groups.SelectMany(group => group).DistinctBy(line => line.Key).ToDictionary(line => line.Key, line => line.Value, StringComparer.Ordinal);
    }

    /// <summary>Null where CONFIG is not allowed, as with most hosted servers.</summary>
    private async Task<string?> ConfigAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return (await AskServerAsync(server => server.ConfigGetAsync(name), cancellationToken)).FirstOrDefault(setting => setting.Key == name).Value;
        }
        catch (QueueUnavailableException fault) when (fault.InnerException is RedisServerException)
        {
            return null;
        }
    }

    private Task<T> AskServerAsync<T>(Func<IServer, Task<T>> question, CancellationToken cancellationToken) => _connection.AskAsync(redis =>
    {
        var servers = redis.Multiplexer.GetServers();
        return question(servers.FirstOrDefault(server => server.IsConnected && !server.IsReplica) ?? servers[0]);
    }, cancellationToken);
}
