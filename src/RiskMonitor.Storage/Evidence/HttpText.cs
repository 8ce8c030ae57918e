using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Storage.Evidence;

/// <summary>HTTP messages as WARC keeps them: a start line and headers of HTTP/1.1, whatever the protocol was.</summary>
internal static class HttpText
{
    /// <summary>Never written, also if whoever made the exchange left them in.</summary>
    private static readonly string[] Withheld = ["Set-Cookie", "Set-Cookie2", "Cookie", "Authorization", "Proxy-Authorization"];

    private const string TransferEncoding = "Transfer-Encoding";

    public static bool IsWithheld(string header) => Withheld.Contains(header, StringComparer.OrdinalIgnoreCase);

    public static void WriteResponseHead(IBufferWriter<byte> to, HttpExchange exchange)
    {
        Write(to, string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {exchange.StatusCode:000} "));
        Write(to, exchange.ReasonPhrase);
        WriteHeaders(to, exchange.ResponseHeaders);
    }

    public static void WriteRequest(IBufferWriter<byte> to, HttpExchange exchange)
    {
        Write(to, exchange.Method);
        Write(to, " ");
        Write(to, exchange.Url.GetComponents(UriComponents.PathAndQuery, UriFormat.UriEscaped));
        Write(to, " HTTP/1.1");
        var headers = exchange.RequestHeaders;
        // HTTP/2 names the host beside the headers; HTTP/1.1 cannot do without.
        if (!headers.Any(header => header.Key.Equals("Host", StringComparison.OrdinalIgnoreCase)))
            headers = headers.Insert(0, new("Host", exchange.Url.IsDefaultPort ? exchange.Url.IdnHost : string.Create(CultureInfo.InvariantCulture, $"{exchange.Url.IdnHost}:{exchange.Url.Port}")));
        WriteHeaders(to, headers);
        to.Write(exchange.RequestBody.Span);
    }

    /// <summary>Splits a message into its start line, its headers and what follows; null when it is none.</summary>
    public static (string Start, ImmutableArray<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)? Parse(ReadOnlyMemory<byte> message)
    {
        var end = message.Span.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return null;
        var lines = Encoding.Latin1.GetString(message.Span[..end]).Split("\r\n");
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(lines.Length - 1);
        foreach (var line in lines.Skip(1))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                headers.Add(new(line[..colon], line[(colon + 1)..].TrimStart(' ')));
        }

        return (lines[0], headers.ToImmutable(), message[(end + 4)..]);
    }

    public static int? StatusOf(string statusLine) =>
        statusLine is { Length: >= 12 } && statusLine.StartsWith("HTTP/", StringComparison.Ordinal)
        && int.TryParse(statusLine.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null;

    public static string ReasonOf(string statusLine) => statusLine.Length > 13 ? statusLine[13..] : "";

    /// <summary>Transfer codings are of the connection, not of the message: they are undone and not named.</summary>
    private static void WriteHeaders(IBufferWriter<byte> to, ImmutableArray<KeyValuePair<string, string>> headers)
    {
        Write(to, "\r\n");
        foreach (var (name, value) in headers)
        {
            if (IsWithheld(name) || name.Equals(TransferEncoding, StringComparison.OrdinalIgnoreCase))
                continue;
            Write(to, name);
            Write(to, ": ");
            Write(to, value);
            Write(to, "\r\n");
        }

        Write(to, "\r\n");
    }

    /// <summary>Header bytes are read as Latin-1 and written back so; what cannot be is text of our own. A line break inside would end the header.</summary>
    private static void Write(IBufferWriter<byte> to, string text)
    {
        if (text.AsSpan().IndexOfAny('\r', '\n') >= 0 && text != "\r\n")
            text = text.ReplaceLineEndings(" ").Replace('\r', ' ').Replace('\n', ' ');
        var encoding = text.AsSpan().IndexOfAnyExceptInRange('\0', 'ÿ') < 0 ? Encoding.Latin1 : Encoding.UTF8;
        encoding.GetBytes(text, to);
    }
}
