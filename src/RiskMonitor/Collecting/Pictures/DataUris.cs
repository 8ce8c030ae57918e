using System.Text;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Collecting.Pictures;

/// <summary>Finds what <c>data:</c> addresses (RFC 2397) carry that is no text: in attributes, style sheets, srcset, JSON and scripts.</summary>
internal static class DataUris
{
    private const int LongestHead = 200;

    public static List<Range> Find(ReadOnlySpan<byte> text)
    {
        var found = new List<Range>();
        var plain = new PlainPayload();
        var (lower, upper, from) = (-1, -1, 0);
        while (NextColon(text, from, ref lower, ref upper) is >= 0 and var colon)
        {
            from = colon + 1;
            if (colon < 4 || !Ascii.EqualsIgnoreCase(text.Slice(colon - 4, 4), "data"u8) || Head(text, from) is not var (kind, isBase64, start))
                continue;
            if (isBase64 ? !IsCut(kind) : !IsPicture(kind))
                continue;
            var quote = AddressQuote.Before(text[..(colon - 4)]);
            from = isBase64 ? Base64End(text, start, kind, quote) : plain.End(text, start, quote);
            if (from > start)
                found.Add(start..from);
        }

        return found;
    }

    /// <summary>Where <c>a:</c> stands next, in either case: two searches that run through a page without any at the speed of memory.</summary>
    private static int NextColon(ReadOnlySpan<byte> text, int from, ref int lower, ref int upper)
    {
        lower = Next(text, from, "a:"u8, lower);
        upper = Next(text, from, "A:"u8, upper);
        var next = Math.Min(lower, upper);
        return next == int.MaxValue ? -1 : next + 1;
    }

    private static int Next(ReadOnlySpan<byte> text, int from, ReadOnlySpan<byte> what, int known)
    {
        if (known >= from)
            return known;
        var at = text[from..].IndexOf(what);
        return at < 0 ? int.MaxValue : from + at;
    }

    /// <summary>Type, whether base64, and where the data begins; null when this is no such address.</summary>
    private static (string Type, bool IsBase64, int Start)? Head(ReadOnlySpan<byte> text, int at)
    {
        var head = new StringBuilder();
        var end = Math.Min(text.Length, at + LongestHead);
        while (at < end)
        {
            var value = (char)EscapedByte.Read(text, at, out var length);
            at += length;
            if (value == ',')
                return Parts(head.ToString(), at);
            if (!char.IsAsciiLetterOrDigit(value) && !"/+-.;=_ !#$^*\t\r\n".Contains(value, StringComparison.Ordinal))
                return null;
            head.Append(char.ToLowerInvariant(value));
        }

        return null;
    }

    private static (string Type, bool IsBase64, int Start) Parts(string head, int start)
    {
        var parts = head.Split(';', StringSplitOptions.TrimEntries);
        return (parts[0], parts.Skip(1).Contains("base64"), start);
    }

    private static bool IsCut(string type) => type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal)
        && type is not "application/json" && !type.EndsWith("+json", StringComparison.Ordinal) && !MediaType.IsScript(type);

    /// <summary>Without base64 a colon and a comma prove little: only types that could be nothing else.</summary>
    private static bool IsPicture(string type) => MediaType.IsMedia(type) || type is "application/octet-stream" or "application/pdf";

    /// <summary>What neither begins as its type says nor is long and wordless may be the words of a page, and stays.</summary>
    private static int Base64End(ReadOnlySpan<byte> text, int start, string type, AddressQuote quote)
    {
        var end = quote.IsThere ? Base64Payload.EndInQuotes(text, start) : Base64Payload.End(text, start);
        return IsData(type, Base64Payload.FirstBytes(text, start, stackalloc byte[Base64Payload.Head])) || Base64Payload.HasNoise(text[start..end]) ? CommentEnd.Spare(text, start, end) : start;
    }

    /// <summary>Every picture that a browser shows is known by its first bytes; formats in boxes begin with the length of one.</summary>
    private static bool IsData(string type, ReadOnlySpan<byte> head) => type switch
    {
        "image/svg+xml" => head[BinaryContent.BlankLength(head)..].StartsWith("<"u8) || BinaryContent.IsUtf16(head) || BinaryContent.KindOf(head) is not null,
        _ when type.StartsWith("image/", StringComparison.Ordinal) => BinaryContent.IsMediaHead(head) || BinaryContent.Named(head) is not null || head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0]),
        _ => BinaryContent.KindOf(head) is not null,
    };
}
