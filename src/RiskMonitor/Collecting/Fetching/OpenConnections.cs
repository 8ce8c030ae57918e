using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>Where the open connections lead, for evidence. There is one connection for each host and port.</summary>
internal sealed class OpenConnections(TimeProvider clock)
{
    /// <summary>Longer than any connection lives.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Connection> _byHost = new(StringComparer.OrdinalIgnoreCase);

    public void Opened(Uri url, IPAddress address)
    {
        var now = clock.GetUtcNow();
        if (_byHost.Count > 256)
        {
            foreach (var (host, connection) in _byHost)
            {
                if (now - connection.Since > Kept)
                    _byHost.TryRemove(host, out _);
            }
        }

        _byHost[Key(url)] = new Connection(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, [], now);
    }

    /// <param name="url">Any address of the host.</param>
    /// <param name="certificates">The leaf first, each DER in base64.</param>
    public void Secured(Uri url, ImmutableArray<string> certificates)
    {
        if (_byHost.TryGetValue(Key(url), out var connection))
            _byHost[Key(url)] = connection with { Certificates = certificates };
    }

    public (IPAddress? Address, ImmutableArray<string> Certificates) Of(Uri url) =>
        _byHost.TryGetValue(Key(url), out var connection) ? (connection.Address, connection.Certificates) : (null, []);

    private static string Key(Uri url) => FormattableString.Invariant($"{url.IdnHost}:{url.Port}");

    private sealed record Connection(IPAddress Address, ImmutableArray<string> Certificates, DateTimeOffset Since);
}
