using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.Redis.Tests.Infrastructure;
using RiskMonitor.Tests.Triaging;
using StackExchange.Redis;

[assembly: AssemblyFixture(typeof(QueueServers))]

namespace RiskMonitor.Redis.Tests.Infrastructure;

/// <summary>The two servers every test of the queue runs on, started once; each test has keys of its own.</summary>
public sealed class QueueServers : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-garnet-");
    private EmbeddedGarnet? _garnet;
    private RealRedis? _redis;

    /// <summary>Server and protocol version, for theories.</summary>
    public static TheoryData<ServerKind, RedisProtocol> Both => new()
    {
        { ServerKind.Garnet, RedisProtocol.Resp2 },
        { ServerKind.Garnet, RedisProtocol.Resp3 },
        { ServerKind.Redis, RedisProtocol.Resp2 },
        { ServerKind.Redis, RedisProtocol.Resp3 },
    };

    public async ValueTask InitializeAsync()
    {
        _garnet = new EmbeddedGarnet(_folder.FullName, NullLoggerFactory.Instance, TimeProvider.System);
        _redis = RealRedis.Missing is null ? await RealRedis.StartAsync() : null;
    }

    internal QueueRig Open(
        ServerKind kind, RedisProtocol protocol = RedisProtocol.Resp3, Action<QueueOptions>? configure = null, QueueKeys? keys = null, InMemoryTriageStore? store = null) =>
        new(new Speaking(Server(kind), protocol), configure, keys, store: store);

    /// <summary>With CI=true a missing redis-server fails the test, elsewhere it is skipped with the reason.</summary>
    internal static void NeedsRealRedis()
    {
        if (RealRedis.Missing is not { } reason)
            return;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.Skip(reason);
    }

    public async ValueTask DisposeAsync()
    {
        if (_garnet is not null)
            await _garnet.DisposeAsync();
        if (_redis is not null)
            await _redis.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private IQueueServer Server(ServerKind kind)
    {
        if (kind == ServerKind.Garnet)
            return _garnet!;
        NeedsRealRedis();
        return new RemoteServer(_redis!.Address);
    }

    private sealed class Speaking(IQueueServer server, RedisProtocol protocol) : IQueueServer
    {
        public string Name => server.Name;

        public ConfigurationOptions Start()
        {
            var options = server.Start();
            options.Protocol = protocol;
            return options;
        }
    }
}

public enum ServerKind
{
    Garnet,
    Redis,
}
