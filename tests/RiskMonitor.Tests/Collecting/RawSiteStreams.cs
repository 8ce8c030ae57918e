using System.Net.Sockets;
using System.Text;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Text onto the wire.</summary>
internal static class RawSiteStreams
{
    public static Task SendAsync(this NetworkStream stream, string text, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.Latin1.GetBytes(text), cancellationToken).AsTask();
}
