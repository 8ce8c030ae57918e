namespace RiskMonitor.Collecting.Html;

/// <summary>
/// One look over a page before AngleSharp gets it, in time proportional to the page. Some shapes overflow its stack, which no catch
/// can stop; others take minutes (trust.md, "Parsing can kill the process"). Measured on AngleSharp 1.10.3: a long run of <c>--!</c> in a
/// comment and elements <c>pre</c> or <c>listing</c> opened one right after another overflow; depth costs quadratic time.
/// </summary>
internal static class HtmlShape
{
    public const int MaxBytes = 2 * 1024 * 1024;
    private const int MaxOpen = 500;
    private const int MaxAlmostClosed = 500;

    /// <summary>Elements without an end tag, and those whose end tag may be left out: many "open" ones are careless, not hostile.</summary>
    private static readonly HashSet<string> NotCounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption", "option", "optgroup", "rt", "rp",
    };

    /// <summary>Their content is text up to their end tag, whatever it looks like.</summary>
    private static readonly HashSet<string> RawText = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes" };

    /// <summary>What makes the page doubtful; null for an ordinary one.</summary>
    public static string? Problem(ReadOnlySpan<char> html)
    {
        if (html.Count("--!") - html.Count("--!>") > MaxAlmostClosed)
            return "its comments have a shape that parsers fail on";

        var open = new OpenElements();
        for (var at = html.IndexOf('<'); at >= 0 && at < html.Length; at = Next(html, at))
        {
            var rest = html[(at + 1)..];
            if (rest.StartsWith("!", StringComparison.Ordinal) || rest.StartsWith("?", StringComparison.Ordinal))
            {
                at += 1 + CommentLength(rest);
                continue;
            }

            var closes = rest.StartsWith("/", StringComparison.Ordinal);
            var name = HtmlTagScanner.Name(closes ? rest[1..] : rest);
            if (name.IsEmpty)
            {
                at += 1;
                continue;
            }

            var length = HtmlTagScanner.Length(rest, (closes ? 1 : 0) + name.Length, out var selfClosed);
            at += 1 + length;
            if (NotCounted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
                continue;
            if (closes)
                open.Close(name);
            else if (!(selfClosed && open.InDrawing))
                open.Open(name);
            if (open.Count > MaxOpen)
                return FormattableString.Invariant($"more than {MaxOpen} elements are open at once");
            if (!closes && !open.InDrawing && RawText.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) && at < html.Length)
                at += RawLength(html[at..], name);
        }

        return null;
    }

    private static int Next(ReadOnlySpan<char> html, int from) =>
        from < html.Length && html[from..].IndexOf('<') is >= 0 and var next ? from + next : -1;

    /// <summary>From the "!" or "?" to the end of the comment, the doctype or what a parser takes for a comment.</summary>
    private static int CommentLength(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("!--", StringComparison.Ordinal))
            return rest.IndexOf('>') is >= 0 and var bogus ? bogus + 1 : rest.Length;
        if (rest[3..].StartsWith(">", StringComparison.Ordinal))
            return 4;
        if (rest[3..].StartsWith("->", StringComparison.Ordinal))
            return 5;
        var plain = rest[3..].IndexOf("-->", StringComparison.Ordinal);
        var bang = rest[3..].IndexOf("--!>", StringComparison.Ordinal);
        if (plain < 0 && bang < 0)
            return rest.Length;
        return plain >= 0 && (bang < 0 || plain < bang) ? 3 + plain + 3 : 3 + bang + 4;
    }

    private static int RawLength(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        for (var from = 0; text[from..].IndexOf("</", StringComparison.Ordinal) is >= 0 and var end; from += end + 2)
        {
            if (text[(from + end + 2)..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return from + end;
        }

        return text.Length;
    }
}
