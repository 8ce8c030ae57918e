using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace RiskMonitor.App.Importing;

/// <summary>The HTTP response in a record: what of it is a page. Chunks and compression are undone as far as a page may be large.</summary>
internal static class WarcResponse
{
    private const int MostRatio = 100;
    private static readonly string[] Texts = ["application/json", "application/ld+json", "application/xhtml+xml", "application/xml", "application/activity+json"];

    public static WarcPage Read(Dictionary<string, string> record, ReadOnlyMemory<byte> block)
    {
        var end = block.Span.IndexOf("\r\n\r\n"u8);
        var lines = end < 0 ? [] : Encoding.Latin1.GetString(block.Span[..end]).Split("\r\n");
        if (lines is not [var statusLine, .. var fields] || statusLine.Split(' ') is not [_, var code, ..] || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            return new WarcPage(WarcUse.Unreadable);
        if (status is >= 300 and < 400)
            return new WarcPage(WarcUse.Redirect);
        if (status != 200)
            return new WarcPage(WarcUse.OtherStatus);
        var head = fields.Select(field => field.Split(':', 2)).Where(parts => parts.Length == 2).ToLookup(parts => parts[0].Trim(), parts => parts[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var type = head["Content-Type"].FirstOrDefault() ?? "";
        if (!IsText(type))
            return new WarcPage(WarcUse.NotText);
        if (!Uri.TryCreate(record.GetValueOrDefault("WARC-Target-URI", "").Trim('<', '>'), UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            || !DateTimeOffset.TryParse(record.GetValueOrDefault("WARC-Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
            return new WarcPage(WarcUse.Unreadable);

        var body = block[(end + 4)..];
        try
        {
            if (head["Transfer-Encoding"].Any(coding => coding.Equals("chunked", StringComparison.OrdinalIgnoreCase)))
                body = Unchunked(body);
            var named = head["Content-Encoding"].SelectMany(codings => codings.Split(',', StringSplitOptions.TrimEntries)).Take(2).ToList();
            if (named.Count > 1)
                return new WarcPage(WarcUse.Unreadable); // nobody needs a list of codings, and each step multiplies
            foreach (var coding in named)
            {
                if (Decompressed(body, coding) is not { } clear)
                    return new WarcPage(WarcUse.TooLarge);
                body = clear;
            }
        }
        catch (InvalidDataException)
        {
            return new WarcPage(WarcUse.Unreadable);
        }
        catch (InvalidOperationException) // of broken Brotli
        {
            return new WarcPage(WarcUse.Unreadable);
        }

        return body.Length > WarcReader.LargestPage ? new WarcPage(WarcUse.TooLarge) : new WarcPage(WarcUse.Page) { Url = url, At = at, ContentType = type, Body = body };
    }

    private static bool IsText(string type)
    {
        var name = type.Split(';')[0].Trim();
        return name.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || Texts.Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Many crawlers undo the chunks and leave the header: what does not begin with the length of a chunk is taken as it is.</summary>
    private static ReadOnlyMemory<byte> Unchunked(ReadOnlyMemory<byte> body)
    {
        var clear = new MemoryStream();
        var rest = body;
        while (true)
        {
            var line = rest.Span.IndexOf("\r\n"u8);
            if (line < 0 || !int.TryParse(Encoding.Latin1.GetString(rest.Span[..Math.Min(line, 16)]).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length) || length < 0)
                return clear.Length == 0 ? body : throw new InvalidDataException("a chunk without its length");
            if (length == 0)
                return clear.ToArray();
            if (rest.Length - line - 2 < length)
                return clear.Length == 0 ? body : throw new InvalidDataException("a chunk that is cut off");
            clear.Write(rest.Span.Slice(line + 2, length));
            rest = rest[Math.Min(line + 2 + length + 2, rest.Length)..];
        }
    }

    /// <summary>Null when it is too large, or compressed too much, for a page.</summary>
    private static ReadOnlyMemory<byte>? Decompressed(ReadOnlyMemory<byte> body, string coding)
    {
        using var input = new MemoryStream(body.ToArray(), writable: false);
        using Stream? clear = coding.ToLowerInvariant() switch
        {
            "gzip" or "x-gzip" => new GZipStream(input, CompressionMode.Decompress),
            "br" => new BrotliStream(input, CompressionMode.Decompress),
            "deflate" => new ZLibStream(input, CompressionMode.Decompress),
            "identity" => input,
            _ => throw new InvalidDataException("an unknown coding"),
        };
        var page = new MemoryStream();
        var buffer = new byte[1 << 14];
        while (clear.Read(buffer) is var count and > 0)
        {
            page.Write(buffer, 0, count);
            if (page.Length > WarcReader.LargestPage || page.Length > (long)MostRatio * body.Length)
                return null;
        }

        return page.ToArray();
    }
}
