using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace RiskMonitor.EndToEnd.Tests.Drivers;

/// <summary>A real redis-server of one test: 127.0.0.1, a free port, append-only, its own folder; killed and started again on the same folder as the test wants.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    public int Port { get; } = FreePort();

    public string Address => $"127.0.0.1:{Port}";

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>A server that is not started yet: its address answers nobody.</summary>
    public static RedisServer Absent() => new();

    /// <summary>Answers when it is done. On a busy machine a server takes its time; one that ended at once says why itself.</summary>
    public async Task StartAgainAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            "redis-server",
            ["--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _folder.Path, "--appendonly", "yes", "--appendfsync", "always", "--save", "", "--maxmemory-policy", "noeviction"])
        {
            RedirectStandardOutput = true,
        })!;
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                await using var connection = await ConnectAsync();
                return;
            }
            catch (RedisConnectionException) when (!_process.HasExited && Stopwatch.GetElapsedTime(started) < Start)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
            }
            catch (RedisConnectionException) when (_process.HasExited)
            {
                Assert.Fail($"redis-server on port {Port} ended with {_process.ExitCode}: {await _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)}");
            }
        }
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task EmptyAsync()
    {
        await using var connection = await ConnectAsync();
        await connection.GetServer(Address).FlushAllDatabasesAsync();
    }

    /// <summary>Waits until as many alerts are ready in the queue.</summary>
    public async Task WaitForReadyAsync(int count)
    {
        await using var connection = await ConnectAsync();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        long ready;
        while ((ready = await connection.GetDatabase().SortedSetLengthAsync("{alerts}:ready")) != count)
        {
            if (limit.IsCancellationRequested)
                Assert.Fail($"{ready} alerts are ready in the queue, {count} were expected");
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        _folder.Dispose();
    }

    public Task<ConnectionMultiplexer> ConnectAsync() =>
        ConnectionMultiplexer.ConnectAsync($"{Address},allowAdmin=true,connectRetry=1,connectTimeout=2000,abortConnect=true");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
