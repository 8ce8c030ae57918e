using System.Net;
using System.Net.Sockets;

namespace RiskMonitor.Collecting;

/// <summary>Names that mean this machine without asking anyone (RFC 6761 §6.3).</summary>
internal static class LoopbackName
{
    public static bool Is(string host) => IsLocalhost(host) || Literal(host) is not null;

    /// <summary>The address behind such a name: 127.0.0.1, or the literal itself; null for any other host.</summary>
    public static IPAddress? AddressOf(string host) => IsLocalhost(host) ? IPAddress.Loopback : Literal(host);

    private static bool IsLocalhost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase) && Uri.CheckHostName(host) == UriHostNameType.Dns);

    private static IPAddress? Literal(string host) =>
        IPAddress.TryParse(host, out var address) && address.AddressFamily == AddressFamily.InterNetwork && IPAddress.IsLoopback(address) ? address : null;
}
