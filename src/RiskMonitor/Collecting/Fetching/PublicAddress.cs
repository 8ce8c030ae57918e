using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>
/// Whether an address is one of the public internet. Everything that IANA's special-purpose registries do not call globally reachable
/// is refused, and so is IPv6 that carries an IPv4 address inside (6to4, Teredo, NAT64, ISATAP): a page must not lead us into a private network.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    private static readonly ImmutableArray<IPNetwork> Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Parts of the ranges above that the registries do call globally reachable.</summary>
    private static readonly ImmutableArray<IPNetwork> Reachable =
    [
        .. new[] { "192.0.0.9/32", "192.0.0.10/32", "2001:1::1/128", "2001:1::2/128", "2001:1::3/128", "2001:3::/32", "2001:4:112::/48", "2001:20::/28", "2001:30::/28" }
            .Select(IPNetwork.Parse),
    ];

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetworkV6 && !GlobalUnicast.Contains(address))
            return false;
        if (Special.Any(network => network.Contains(address)) && !Reachable.Any(network => network.Contains(address)))
            return false;
        return address.AddressFamily == AddressFamily.InterNetwork || !IsIsatap(address);
    }

    /// <summary>RFC 5214 §6.1: under any prefix, the interface 0:5efe or 200:5efe and an IPv4 address.</summary>
    private static bool IsIsatap(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        return address.TryWriteBytes(bytes, out _) && bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5E && bytes[11] == 0xFE;
    }
}
