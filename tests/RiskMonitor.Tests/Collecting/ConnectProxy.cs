using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RiskMonitor.Tests.Collecting;

/// <summary>A little CONNECT proxy: whatever address it is asked for, it leads to one site on this machine, or refuses.</summary>
internal sealed class ConnectProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly ConcurrentBag<Task> _tunnels = [];
    private readonly Task _serving;

    /// <param name="sitePort">Where every tunnel ends.</param>
    /// <param name="answer">Status line for a target; null opens the tunnel.</param>
    public ConnectProxy(int sitePort, Func<string, string?>? answer = null)
    {
        _listener.Start();
        _serving = ServeAsync(sitePort, answer ?? (_ => null));
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>First line and Host of every request, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        await Task.WhenAll(_tunnels);
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task ServeAsync(int sitePort, Func<string, string?> answer)
    {
        try
        {
            while (true)
                _tunnels.Add(TunnelAsync(await _listener.AcceptTcpClientAsync(_stop.Token), sitePort, answer));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TunnelAsync(TcpClient client, int sitePort, Func<string, string?> answer)
    {
        try
        {
            using var asking = client;
            await using var stream = client.GetStream();
            var request = (await RawSite.HeadersAsync(stream, _stop.Token)).Split("\r\n");
            Asked.Enqueue($"{request[0]} | {request[1]}");
            if (answer(request[0].Split(' ')[1]) is { } refusal)
            {
                await stream.SendAsync(refusal + "\r\n\r\n", _stop.Token);
                return;
            }

            using var site = new TcpClient();
            await site.ConnectAsync(IPAddress.Loopback, sitePort, _stop.Token);
            await using var there = site.GetStream();
            await stream.SendAsync("HTTP/1.1 200 Connection established\r\nVia: 1.1 prueba\r\n\r\n", _stop.Token);
            await Task.WhenAny(stream.CopyToAsync(there, _stop.Token), there.CopyToAsync(stream, _stop.Token));
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            // One side has gone.
        }
    }
}
