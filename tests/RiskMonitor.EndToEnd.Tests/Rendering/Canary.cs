using System.Net;
using System.Net.Sockets;

namespace RiskMonitor.EndToEnd.Tests.Rendering;

/// <summary>Listens on one port of 127.0.0.1, over TCP and UDP, and counts whoever comes.</summary>
internal sealed class Canary : IDisposable
{
    private readonly TcpListener _tcp = new(IPAddress.Loopback, 0);
    private readonly UdpClient _udp;
    private int _hits;

    public Canary()
    {
        _tcp.Start();
        Port = ((IPEndPoint)_tcp.LocalEndpoint).Port;
        _udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, Port));
        _ = CountTcpAsync();
        _ = CountUdpAsync();
    }

    public int Port { get; }

    public int Hits => Volatile.Read(ref _hits);

    public void Dispose()
    {
        _tcp.Dispose();
        _udp.Dispose();
    }

    private async Task CountTcpAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptTcpClientAsync();
                Interlocked.Increment(ref _hits);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task CountUdpAsync()
    {
        try
        {
            while (true)
            {
                await _udp.ReceiveAsync();
                Interlocked.Increment(ref _hits);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
