using System.Net;
using System.Net.Sockets;

namespace RiskMonitor.App.Hosting;

/// <summary>
/// Where the console listens: 127.0.0.1, the port asked for, or 5080 or the next free one. The port is reserved among monitors by a lock file
/// until the console is gone, because between looking and listening another monitor could take it.
/// </summary>
internal sealed class ConsoleAddress : IDisposable
{
    public const int DefaultPort = 5080;
    private const int PortsTried = 100;

    private readonly FileStream _reservation;

    private ConsoleAddress(int port, FileStream reservation) => (Port, _reservation) = (port, reservation);

    public int Port { get; }

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>Reserves a port. Throws <see cref="OperatorException"/> when the one asked for is taken, or no free one was found.</summary>
    public static ConsoleAddress Reserve(int? asked)
    {
        if (asked is { } port)
        {
            return TryReserve(port)
                ?? throw new OperatorException($"port {port} on 127.0.0.1 is taken by another program; choose another with --port, or leave --port out and the next free one is used");
        }

        for (var candidate = DefaultPort; candidate < DefaultPort + PortsTried; candidate++)
        {
            if (TryReserve(candidate) is { } reserved)
                return reserved;
        }

        throw new OperatorException($"no free port between {DefaultPort} and {DefaultPort + PortsTried - 1} on 127.0.0.1; choose one with --port");
    }

    public void Dispose() => _reservation.Dispose();

    private static ConsoleAddress? TryReserve(int port)
    {
        try
        {
            var reservation = new FileStream(Path.Combine(Path.GetTempPath(), $"monitor-console-{port}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (IsFree(port))
                return new ConsoleAddress(port, reservation);
            reservation.Dispose();
            return null;
        }
        catch (IOException)
        {
            return null; // another monitor has it
        }
        catch (UnauthorizedAccessException)
        {
            return null; // another person's monitor has it
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException fault) when (fault.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
