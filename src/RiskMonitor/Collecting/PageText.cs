using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using UnicodeUtf8 = System.Text.Unicode.Utf8;

namespace RiskMonitor.Collecting;

/// <summary>
/// The text of a page, decoded once for everything that reads it: by byte order mark, else the charset of the header, else what the
/// document declares in its first 1,024 bytes, else UTF-8 when it is that, else Windows-1252 (WHATWG Encoding, HTML §13.2.3). AngleSharp gets
/// this string and never a stream (performance.md).
/// </summary>
public static partial class PageText
{
    private const int DeclaredWithin = 1024;
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <param name="body">The bytes, decompressed.</param>
    /// <param name="contentType">Value of the Content-Type header, or null for a file without one.</param>
    public static string Decode(ReadOnlySpan<byte> body, string? contentType)
    {
        if (body.StartsWith("\uFEFF"u8))
            return Encoding.UTF8.GetString(body[3..]);
        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(body[2..]);
        if (body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(body[2..]);

        var declared = Declared(body, contentType);
        return declared is null ? Undeclared(body) : declared.GetString(body);
    }

    /// <summary>The part of the body that is its text in well-formed UTF-8; null when it has to be decoded.</summary>
    internal static ReadOnlyMemory<byte>? Utf8(ReadOnlyMemory<byte> body, string? contentType)
    {
        var span = body.Span;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || span.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || !UnicodeUtf8.IsValid(span))
            return null;
        if (span.StartsWith("\uFEFF"u8))
            return body[3..];
        if (Declared(span, contentType) is { } declared && declared != Encoding.UTF8)
            return null;
        return body;
    }

    /// <summary>From the first character that is no white space.</summary>
    /// <param name="utf8">Well-formed.</param>
    internal static ReadOnlySpan<byte> WithoutSpace(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty && Rune.DecodeFromUtf8(utf8, out var mark, out var length) == OperationStatus.Done && Rune.IsWhiteSpace(mark))
            utf8 = utf8[length..];
        return utf8;
    }

    private static Encoding? Declared(ReadOnlySpan<byte> body, string? contentType) => InHeader(contentType) ?? (IsJson(contentType) ? Encoding.UTF8 : InDocument(body));

    private static Encoding? InHeader(string? contentType) =>
        contentType is null ? null
        : contentType.EndsWith("; charset=utf-8", StringComparison.OrdinalIgnoreCase) && contentType.IndexOf('=', StringComparison.Ordinal) == contentType.Length - 6 ? Encoding.UTF8
        : HeaderCharset().Match(contentType) is { Success: true } match ? Find(match.Groups["name"].Value)
        : null;

    /// <summary>A meta charset or an XML declaration. One that says UTF-16 in readable ASCII is wrong about itself: it is UTF-8.</summary>
    private static Encoding? InDocument(ReadOnlySpan<byte> body)
    {
        var start = Encoding.Latin1.GetString(body[..Math.Min(body.Length, DeclaredWithin)]);
        var match = XmlEncoding().Match(start) is { Success: true } xml ? xml : MetaCharset().Match(start);
        var declared = match.Success ? Find(match.Groups["name"].Value) : null;
        return declared is UnicodeEncoding ? Encoding.UTF8 : declared;
    }

    private static string Undeclared(ReadOnlySpan<byte> body)
    {
        try
        {
            return StrictUtf8.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return Windows1252.GetString(body);
        }
    }

    /// <summary>Browsers read Latin-1 and ASCII as Windows-1252. UTF-7 is never read: it hides markup. An unknown name counts as none.</summary>
    private static Encoding? Find(string name)
    {
        name = name.Trim();
        switch (name.ToLowerInvariant())
        {
            case "utf-8" or "utf8" or "unicode-1-1-utf-8":
                return Encoding.UTF8;
            case "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "l1" or "ascii" or "us-ascii" or "ansi_x3.4-1968" or "cp1252" or "x-cp1252" or "windows-1252":
                return Windows1252;
            case "utf-16" or "utf-16le" or "unicode" or "ucs-2":
                return Encoding.Unicode;
            case "utf-16be":
                return Encoding.BigEndianUnicode;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) is { } encoding && IsOfTheWeb(encoding.CodePage) ? encoding : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The code pages of the WHATWG Encoding Standard: no EBCDIC, and none that shift in and out but ISO-2022-JP.</summary>
    private static bool IsOfTheWeb(int codePage) => codePage
        is 866 or 874 or 932 or 936 or 949 or 950 or (>= 1250 and <= 1258) or 10000 or 10007 or 20866 or 20932 or 21866
        or (>= 28592 and <= 28606) or 38598 or (>= 50220 and <= 50222) or 51932 or 51936 or 51949 or 54936;

    private static bool IsJson(string? contentType) =>
        contentType is not null && contentType.Split(';')[0].Contains("json", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""charset\s*=\s*["']?(?<name>[^\s"';,]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HeaderCharset();

    [GeneratedRegex("""^\s*<\?xml[^>]*?\sencoding\s*=\s*["'](?<name>[^"'>]+)["']""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex XmlEncoding();

    [GeneratedRegex("""<meta[^>]*?\bcharset\s*=\s*["']?\s*(?<name>[^\s"'/>;]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MetaCharset();
}
