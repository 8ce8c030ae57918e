namespace RiskMonitor.Extracting;

/// <summary>What a text is, by its beginning; content types are often wrong.</summary>
internal enum PageForm
{
    Unknown,
    Empty,
    Json,
    Html,
    Feed,
}

internal static class PageForms
{
    private const int Looked = 2048;

    public static PageForm Of(string text)
    {
        var start = text.AsSpan().TrimStart("\uFEFF \t\r\n\f");
        if (start.IsEmpty)
            return PageForm.Empty;
        var look = start[..Math.Min(start.Length, Looked)];
        if (IsBinary(look))
            return PageForm.Unknown;
        if (look[0] is '{' or '[')
            return PageForm.Json;
        if (look.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) || IsFeed(look))
            return look.Contains("<html", StringComparison.OrdinalIgnoreCase) ? PageForm.Html : PageForm.Feed;
        return look[0] == '<' || look.Contains("<html", StringComparison.OrdinalIgnoreCase) || look.Contains("<body", StringComparison.OrdinalIgnoreCase) ? PageForm.Html : PageForm.Unknown;
    }

    private static bool IsFeed(ReadOnlySpan<char> start) =>
        start.StartsWith("<rss", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<feed", StringComparison.OrdinalIgnoreCase)
        || start.StartsWith("<rdf:", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<urlset", StringComparison.OrdinalIgnoreCase);

    /// <summary>Control characters that no page has, or bytes that were no text.</summary>
    private static bool IsBinary(ReadOnlySpan<char> start)
    {
        var strange = 0;
        foreach (var character in start)
        {
            if (character is '\uFFFD' || (char.IsControl(character) && character is not ('\t' or '\n' or '\r' or '\f')))
                strange++;
        }

        return strange * 20 > start.Length;
    }
}
