using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace RiskMonitor.Redis.Tests.Infrastructure;

/// <summary>A redis-server of the machine, on a free port of 127.0.0.1, with an append-only file in a temporary folder; stopped with the tests.</summary>
internal sealed class RealRedis : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitor-redis-");
    private readonly string[] _settings;
    private Process? _process;

    private RealRedis(string[] settings) => _settings = settings;

    /// <summary>Why the tests on a real server cannot run here, or null.</summary>
    public static string? Missing { get; } = FindServer() is null ? "redis-server is not on the PATH (Debian: apt-get install redis-server)" : null;

    public int Port { get; } = FreePort();

    public string Address => $"127.0.0.1:{Port}";

    public static async Task<RealRedis> StartAsync(params string[] settings)
    {
        var server = new RealRedis(settings.Length > 0 ? settings : ["--appendonly", "yes", "--appendfsync", "everysec"]);
        await server.RestartAsync();
        return server;
    }

    public async Task RestartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(FindServer()!,
            ["--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _folder.FullName, "--save", "", "--loglevel", "warning", .. _settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.BecomesTrueAsync(AnswersAsync, $"redis-server answers on {Address}");
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync("PING\r\n"u8.ToArray());
            using var reader = new StreamReader(stream);
            return await reader.ReadLineAsync() == "+PONG"; // "-LOADING" until the append-only file is read
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static string? FindServer() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists);
}
