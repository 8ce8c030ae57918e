using System.Net;
using System.Net.Sockets;

namespace RiskMonitor.App.Hosting;

/// <summary>Where the console listens: 127.0.0.1, the port asked for, or 5080 or the next free one.</summary>
internal static class ConsoleAddress
{
    public const int DefaultPort = 5080;
    private const int PortsTried = 100;

    /// <summary>A free port. Throws <see cref="OperatorException"/> when the port asked for is taken, or no free one was found.</summary>
    public static int Choose(int? asked)
    {
        if (asked is { } port)
        {
            return IsFree(port)
                ? port
                : throw new OperatorException($"port {port} on 127.0.0.1 is taken by another program; choose another with --port, or leave --port out and the next free one is used");
        }

        for (var candidate = DefaultPort; candidate < DefaultPort + PortsTried; candidate++)
        {
            if (IsFree(candidate))
                return candidate;
        }

        throw new OperatorException($"no free port between {DefaultPort} and {DefaultPort + PortsTried - 1} on 127.0.0.1; choose one with --port");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.ExclusiveAddressUse = true;
            listener.Start();
            return true;
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
