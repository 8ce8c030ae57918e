using System.Buffers;

namespace RiskMonitor.Collecting.Walking;

/// <summary>
/// One look over a page before a parser gets it: some shapes make AngleSharp overflow its stack, which no catch can stop, or take minutes
/// (trust.md). Counts, in time proportional to the page, how many elements stand open and how often a comment is almost closed.
/// </summary>
internal static class HtmlShape
{
    private const int MaxOpen = 400;
    private const int MaxAlmostClosed = 500;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>Elements without an end tag, and those whose end tag may be left out: many open ones are careless, not hostile.</summary>
    private static readonly HashSet<string> NotCounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup",
    };

    /// <summary>What makes the page doubtful; null for an ordinary one.</summary>
    public static string? Problem(ReadOnlySpan<char> html)
    {
        if (html.Count("--!") > MaxAlmostClosed)
            return "its comments have a shape that parsers fail on";

        var open = 0;
        while (html.IndexOf('<') is >= 0 and var at)
        {
            html = html[(at + 1)..];
            if (html.StartsWith("!--", StringComparison.Ordinal))
            {
                html = After(html, "-->");
                continue;
            }

            var closes = html.StartsWith("/", StringComparison.Ordinal);
            var name = Name(closes ? html[1..] : html);
            if (name.IsEmpty || NotCounted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name))
                continue;
            if (closes)
                open = Math.Max(0, open - 1);
            else if (++open > MaxOpen)
                return FormattableString.Invariant($"more than {MaxOpen} elements are open at once");
            else if (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase))
                html = html.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? html[end..] : [];
        }

        return null;
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag)
    {
        if (tag.IsEmpty || !char.IsAsciiLetter(tag[0]))
            return [];
        var end = tag.IndexOfAny(NameEnds);
        return end < 0 ? tag : tag[..end];
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string end) =>
        text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? text[(at + end.Length)..] : [];
}
