using System.Net;
using System.Net.Sockets;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>
/// Opens every connection of the collector, after it has seen the address: checking a name before the request would leave time for it
/// to change (DNS rebinding). Public addresses on ports 80 and 443 only, except for hosts in Collection:LoopbackHosts.
/// </summary>
internal sealed class GuardedConnector(CollectionOptions options, OpenConnections connections, HostResolver? resolve = null)
{
    private static readonly HttpRequestOptionsKey<bool> Connected = new("RiskMonitor.Connected");
    private readonly HostResolver _resolve = resolve ?? Dns.GetHostAddressesAsync;
    private readonly Uri? _proxy = options.Proxy is { Length: > 0 } proxy ? new Uri(proxy) : null;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        // The handler asks again, at once, when a server hangs up without an answer; that would be a request without its delay.
        if (!context.InitialRequestMessage.Options.TryAdd(Connected.Key, true))
            throw new HttpIOException(HttpRequestError.ResponseEnded);

        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var (stream, address) = LoopbackName.AddressOf(host) is { } loopback
            ? await DirectAsync([Listed(host, loopback)], port, cancellationToken)
            : await OutsideAsync(await AddressesAsync(host, port, cancellationToken), port, cancellationToken);
        connections.Opened(context.InitialRequestMessage.RequestUri!, address);
        return stream;
    }

    private Task<(Stream Stream, IPAddress Address)> OutsideAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken) =>
        _proxy is null ? DirectAsync(addresses, port, cancellationToken) : ThroughAsync(_proxy, addresses, port, cancellationToken);

    private static async Task<(Stream Stream, IPAddress Address)> DirectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return (new NetworkStream(socket, ownsSocket: true), ((IPEndPoint)socket.RemoteEndPoint!).Address);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>A proxy may know no way to one address of a host and one to the next.</summary>
    private static async Task<(Stream Stream, IPAddress Address)> ThroughAsync(Uri proxy, IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        for (var number = 0; ; number++)
        {
            try
            {
                return (await ProxyTunnel.OpenAsync(proxy, new IPEndPoint(addresses[number], port), cancellationToken), addresses[number]);
            }
            catch (ProxyFailedException) when (number < addresses.Length - 1)
            {
                continue;
            }
        }
    }

    private IPAddress Listed(string host, IPAddress loopback) =>
        options.IsLoopback(host) ? loopback : throw new AddressRefusedException($"{host} is this machine and not in Collection:LoopbackHosts");

    private async Task<IPAddress[]> AddressesAsync(string host, int port, CancellationToken cancellationToken)
    {
        if (port is not (80 or 443))
            throw new AddressRefusedException(FormattableString.Invariant($"port {port} is not asked, only 80 and 443"));

        var addresses = IPAddress.TryParse(host.Trim('[', ']'), out var literal) ? [literal] : await _resolve(host, cancellationToken);
        var open = addresses.Where(PublicAddress.Is).ToArray();
        return open.Length > 0 ? open : throw new AddressRefusedException($"{host} does not lead to a public address");
    }
}
