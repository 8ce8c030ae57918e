using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Garnet;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace RiskMonitor.Redis;

/// <summary>
/// The queue's server inside this process: a Garnet on a free port of 127.0.0.1, with a password nobody else knows, that keeps an
/// append-only file in <paramref name="folder"/> and recovers from it. What cannot be recovered is set aside: the store fills the queue again.
/// </summary>
internal sealed partial class EmbeddedGarnet(string folder, ILoggerFactory loggers, TimeProvider clock) : IQueueServer, IAsyncDisposable
{
    private const int Attempts = 3;

    private readonly Lock _starting = new();
    private readonly ILogger _logger = loggers.CreateLogger<EmbeddedGarnet>();
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));
    private readonly QuietLoggers _garnetLoggers = new(loggers);
    private FileStream? _claim;
    private GarnetServer? _server;
    private IPEndPoint? _endpoint;

    public string Name => "inside this process";

    public ConfigurationOptions Start()
    {
        lock (_starting)
        {
            if (_server is null)
                StartOn(folder);
            return new ConfigurationOptions { EndPoints = { _endpoint! }, Password = _password };
        }
    }

    public async ValueTask DisposeAsync()
    {
        GarnetServer? server;
        lock (_starting)
            (server, _server) = (_server, null);
        if (server is not null)
        {
            // Its own shutdown drops what was not committed yet.
            await server.Store.CommitAOFAsync(CancellationToken.None);
            _garnetLoggers.Silence(); // the background tasks it cancels report that as failures
            server.Dispose(deleteDir: false);
        }

        if (_claim is { } claim)
            await claim.DisposeAsync();
    }

    private void StartOn(string path)
    {
        Directory.CreateDirectory(path);
        _claim ??= Claim(path);
        for (var attempt = 1; ; attempt++)
        {
            var endpoint = new IPEndPoint(IPAddress.Loopback, FreePort());
            GarnetServer? server = null;
            try
            {
                server = new GarnetServer(GarnetSettings.For(endpoint, _password, path), _garnetLoggers);
                server.Start();
                (_server, _endpoint) = (server, endpoint);
                LogStarted(endpoint.Port);
                return;
            }
            catch (SocketException taken) when (attempt < Attempts)
            {
                LogPortTaken(taken, endpoint.Port);
                server?.Dispose(deleteDir: false);
            }
            catch (Exception unreadable) when (attempt < Attempts && unreadable is not (SocketException or OutOfMemoryException or UnauthorizedAccessException))
            {
                server?.Dispose(deleteDir: false);
                LogSetAside(unreadable, SetAside(path));
            }
        }
    }

    /// <summary>Two servers appending to one file would ruin it.</summary>
    private static FileStream Claim(string path)
    {
        try
        {
            return new FileStream(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new IOException($"another monitor uses {path}, or it cannot be written", fault);
        }
    }

    /// <summary>Moves the files of the server out of its way, for someone to look at.</summary>
    private string SetAside(string path)
    {
        var aside = Path.Combine(path, $"unreadable-{clock.GetUtcNow():yyyyMMdd'T'HHmmss}");
        Directory.CreateDirectory(aside);
        foreach (var data in Directory.GetDirectories(path).Where(data => !Path.GetFileName(data).StartsWith("unreadable-", StringComparison.Ordinal)))
            Directory.Move(data, Path.Combine(aside, Path.GetFileName(data)));
        return aside;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    [LoggerMessage(LogLevel.Information, "The alert queue runs inside this process, on port {Port} of 127.0.0.1")]
    private partial void LogStarted(int port);

    [LoggerMessage(LogLevel.Information, "Port {Port} of 127.0.0.1 was taken meanwhile; the alert queue takes another")]
    private partial void LogPortTaken(Exception fault, int port);

    [LoggerMessage(LogLevel.Warning, "The files of the alert queue cannot be read and were moved to {Folder}; the queue starts empty and is filled from the store")]
    private partial void LogSetAside(Exception fault, string folder);
}
