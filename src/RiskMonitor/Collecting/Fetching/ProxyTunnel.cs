using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>
/// A way through Collection:Proxy by CONNECT (RFC 9110 §9.3.6), for port 80 as well: always to an address that was resolved and checked
/// here, never to a name, so that a proxy that sees into a private network is no way into it.
/// </summary>
internal static class ProxyTunnel
{
    private const int MaxAnswer = 8 * 1024;

    /// <exception cref="ProxyFailedException">The proxy is away, refuses, or is none.</exception>
    public static async Task<Stream> OpenAsync(Uri proxy, IPEndPoint target, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new DnsEndPoint(proxy.IdnHost, proxy.Port), cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n\r\n"), cancellationToken);
            await ReadAnswerAsync(stream, cancellationToken);
            return stream;
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            socket.Dispose();
            throw new ProxyFailedException("the proxy cannot be reached", failure);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>One byte at a time: what comes behind the empty line belongs to the site.</summary>
    private static async Task ReadAnswerAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var answer = new byte[MaxAnswer];
        var length = 0;
        while (!answer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            if (length == MaxAnswer || await stream.ReadAsync(answer.AsMemory(length, 1), cancellationToken) == 0)
                throw new ProxyFailedException("the proxy does not answer as one");
            length++;
        }

        if (answer is not [(byte)'H', (byte)'T', (byte)'T', (byte)'P', (byte)'/', (byte)'1', (byte)'.', _, (byte)' ', var hundreds, var tens, var ones, ..])
            throw new ProxyFailedException("the proxy does not answer as one");
        if (hundreds != '2')
            throw new ProxyFailedException($"the proxy refuses the connection (HTTP {(char)hundreds}{(char)tens}{(char)ones})");
    }
}
