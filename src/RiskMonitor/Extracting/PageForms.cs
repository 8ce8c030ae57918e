using System.Buffers;
using System.Text.Unicode;

namespace RiskMonitor.Extracting;

/// <summary>What a text is, by its beginning; content types are often wrong.</summary>
internal enum PageForm
{
    Unknown,
    Empty,
    Json,
    Html,
    OtherXml,
}

internal static class PageForms
{
    private const int Looked = 4096;

    /// <summary>Where the first element of nearly every page begins.</summary>
    private const int Near = 128;

    /// <summary>Of the names below, with what follows.</summary>
    private const int LongestRoot = 16;

    private static readonly SearchValues<char> Strange = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(character => char.IsControl(character) && character is not ('\t' or '\n' or '\r' or '\f')), '\uFFFD']);

    /// <summary>What the strange characters begin with in UTF-8: control characters of both kinds, U+FFFD.</summary>
    private static readonly SearchValues<byte> MayBeStrange = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (byte)code).Where(code => code is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f')), 0x7F, 0xC2, 0xEF]);

    private static readonly string[] OtherRoots = ["rss", "feed", "rdf:rdf", "channel", "urlset", "sitemapindex"];

    /// <param name="utf8">The text in UTF-8.</param>
    public static PageForm Of(ReadOnlySpan<byte> utf8)
    {
        while (utf8.TrimStart(" \t\r\n\f"u8) is var rest && rest.Length < utf8.Length || rest.StartsWith("\uFEFF"u8))
            utf8 = rest.StartsWith("\uFEFF"u8) ? rest[3..] : rest;
        if (utf8.IsEmpty)
            return PageForm.Empty;
        if (OfPlain(utf8) is { } plain)
            return plain;
        Span<char> characters = stackalloc char[Looked];
        Utf8.ToUtf16(utf8, characters, out _, out var decoded);
        ReadOnlySpan<char> look = characters[..decoded];
        if (IsBinary(look))
            return PageForm.Unknown;
        if (look[0] is '{' or '[')
            return PageForm.Json;
        if (look[0] != '<')
            return look.Contains("<html", StringComparison.OrdinalIgnoreCase) || look.Contains("<body", StringComparison.OrdinalIgnoreCase) ? PageForm.Html : PageForm.Unknown;

        return OfMarkup(look, Root(look));
    }

    /// <summary>The form of a text without strange characters and with its first element near the beginning, as nearly all are, without decoding it; null for any other.</summary>
    private static PageForm? OfPlain(ReadOnlySpan<byte> utf8)
    {
        // As many characters as are looked at below are three bytes each at most.
        var look = utf8[..Math.Min(utf8.Length, 3 * Looked)];
        if (look.ContainsAny(MayBeStrange))
            return null;
        if (look[0] is (byte)'{' or (byte)'[')
            return PageForm.Json;
        if (look[0] != (byte)'<')
            return null;
        Span<char> beginning = stackalloc char[Near];
        for (var i = 0; i < Math.Min(look.Length, Near); i++)
        {
            if (look[i] >= 0x80)
                return null;
            beginning[i] = (char)look[i];
        }

        beginning = beginning[..Math.Min(look.Length, Near)];
        var root = Root(beginning);
        return root.Length <= LongestRoot ? null : OfMarkup(beginning, root);
    }

    private static PageForm OfMarkup(ReadOnlySpan<char> look, ReadOnlySpan<char> root)
    {
        var xml = look.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) && !root.StartsWith("html", StringComparison.OrdinalIgnoreCase);
        return xml || IsOtherRoot(root) ? PageForm.OtherXml : PageForm.Html;
    }

    /// <summary>From the name of the first element, after declarations and comments.</summary>
    private static ReadOnlySpan<char> Root(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('<') is >= 0 and var at)
        {
            text = text[(at + 1)..];
            if (text.IsEmpty || text[0] is not ('!' or '?'))
                return text;
            var end = text.StartsWith("!--", StringComparison.Ordinal) ? "-->" : ">";
            if (text.IndexOf(end, StringComparison.Ordinal) is not (>= 0 and var closed))
                return [];
            text = text[(closed + end.Length)..];
        }

        return [];
    }

    private static bool IsOtherRoot(ReadOnlySpan<char> root)
    {
        foreach (var name in OtherRoots)
        {
            if (root.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (root.Length == name.Length || root[name.Length] is ' ' or '>' or '/' or '\t' or '\r' or '\n'))
                return true;
        }

        return false;
    }

    /// <summary>Control characters that no page has, or bytes that were no text.</summary>
    private static bool IsBinary(ReadOnlySpan<char> start)
    {
        var strange = 0;
        for (var rest = start; rest.IndexOfAny(Strange) is >= 0 and var at; rest = rest[(at + 1)..])
            strange++;
        return strange * 20 > start.Length;
    }
}
