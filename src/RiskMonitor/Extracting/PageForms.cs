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

    private static readonly SearchValues<char> Strange = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(code => (char)code).Where(character => char.IsControl(character) && character is not ('\t' or '\n' or '\r' or '\f')), '\uFFFD']);

    private static readonly string[] OtherRoots = ["rss", "feed", "rdf:rdf", "channel", "urlset", "sitemapindex"];

    /// <param name="utf8">The text in UTF-8.</param>
    public static PageForm Of(ReadOnlySpan<byte> utf8)
    {
        while (utf8.TrimStart(" \t\r\n\f"u8) is var rest && rest.Length < utf8.Length || rest.StartsWith("\uFEFF"u8))
            utf8 = rest.StartsWith("\uFEFF"u8) ? rest[3..] : rest;
        if (utf8.IsEmpty)
            return PageForm.Empty;
        Span<char> characters = stackalloc char[Looked];
        Utf8.ToUtf16(utf8, characters, out _, out var decoded);
        ReadOnlySpan<char> look = characters[..decoded];
        if (IsBinary(look))
            return PageForm.Unknown;
        if (look[0] is '{' or '[')
            return PageForm.Json;
        if (look[0] != '<')
            return look.Contains("<html", StringComparison.OrdinalIgnoreCase) || look.Contains("<body", StringComparison.OrdinalIgnoreCase) ? PageForm.Html : PageForm.Unknown;

        var root = Root(look);
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
