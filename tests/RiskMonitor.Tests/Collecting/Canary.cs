using System.Net;
using System.Net.Sockets;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Listens where nobody may come, and counts who comes.</summary>
internal sealed class Canary : IDisposable
{
    private readonly List<TcpListener> _listeners = [];

    /// <summary>On 127.0.0.1 and ::1, on a free port and, where this process may, on 80 and 443.</summary>
    public Canary()
    {
        Port = Listen(IPAddress.Loopback, 0) ?? throw new InvalidOperationException("no free port");
        foreach (var port in (int[])[Port, 80, 443])
        {
            if (port != Port)
                Listen(IPAddress.Loopback, port);
            Listen(IPAddress.IPv6Loopback, port);
        }
    }

    public int Port { get; }

    /// <summary>A connection that waits to be accepted is one that was made.</summary>
    public int Visits => _listeners.Count(listener => listener.Pending());

    public void Dispose() => _listeners.ForEach(listener => listener.Dispose());

    private int? Listen(IPAddress address, int port)
    {
        var listener = new TcpListener(address, port);
        try
        {
            listener.Start();
        }
        catch (SocketException)
        {
            // No IPv6 here, no right to the port, or another test's canary sits there.
            listener.Dispose();
            return null;
        }

        _listeners.Add(listener);
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
