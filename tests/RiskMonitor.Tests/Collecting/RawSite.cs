using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RiskMonitor.Tests.Collecting;

/// <summary>A server that says exactly what a test wants, byte for byte: reads a request's headers, then runs the script and closes.</summary>
internal sealed class RawSite : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Task _serving;

    public RawSite(Func<NetworkStream, CancellationToken, Task> script)
    {
        _listener.Start();
        _serving = ServeAsync(script);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://{TestSite.Host}:{Port}/";

    public int Connections { get; private set; }

    /// <summary>Bytes up to and with the empty line.</summary>
    public static async Task<string> HeadersAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var headers = new StringBuilder();
        var one = new byte[1];
        while (!headers.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, cancellationToken) == 1)
            headers.Append((char)one[0]);
        return headers.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> script)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                Connections++;
                try
                {
                    await HeadersAsync(stream, _stop.Token);
                    await script(stream, _stop.Token);
                    client.Client.Shutdown(SocketShutdown.Send);
                    await stream.CopyToAsync(Stream.Null, _stop.Token);
                }
                catch (Exception gone) when (gone is IOException or SocketException)
                {
                    // The other side had enough, which is what these tests are about.
                }
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
