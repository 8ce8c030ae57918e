namespace RiskMonitor.Collecting.Html;

/// <summary>
/// One look over a page before AngleSharp gets it, in time proportional to the page. Some shapes overflow its stack, which no catch
/// can stop; others take minutes (trust.md, "Parsing can kill the process"). Measured on AngleSharp 1.10.3: a long run of <c>--!</c> in a
/// comment and elements <c>pre</c> or <c>listing</c> opened one right after another overflow; depth and many <c>base</c> cost quadratic time.
/// What overflows is counted wherever it stands: a page may make this look take markup for a comment, never for fewer characters.
/// </summary>
internal static class HtmlShape
{
    public const int MaxBytes = 2 * 1024 * 1024;
    private const int MaxAlmostClosed = 500;
    private const int MaxOverflowing = 500;
    private const int MaxBases = 100;
    private const int MostSpecial = 5_000;
    private const int MaxOpen = 500;
    private const int MostOpen = 30_000;
    private const int MaxMisplaced = 2_000;

    /// <summary>White space in one tag: each word of a class is compared with all before it.</summary>
    private const int MaxWords = 5_000;

    /// <summary>Elements without an end tag, and those whose end tag may be left out: many "open" ones are careless, not hostile.</summary>
    private static readonly HashSet<string> NotCounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "caption", "option", "optgroup", "rt", "rp",
    };

    /// <summary>Their content is text up to their end tag, whatever it looks like.</summary>
    private static readonly HashSet<string> RawText = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes" };

    /// <summary>They end a drawing instead of being part of it (HTML §13.2.6.5), so that "/>" does not end them.</summary>
    private static readonly HashSet<string> NeverDrawn = new(StringComparer.OrdinalIgnoreCase)
    {
        "b", "big", "blockquote", "center", "code", "div", "dl", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "i", "listing", "menu", "nobr", "ol", "pre",
        "ruby", "s", "small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var",
    };

    public static ShapeVerdict Judge(ReadOnlySpan<char> html)
    {
        if (html.Count("--!") - html.Count("--!>") > MaxAlmostClosed)
            return ShapeVerdict.Hopeless("its comments have a shape that parsers fail on");
        var blocks = Math.Max(Count(html, "<pre"), Count(html, "<listing"));
        if (blocks > MaxOverflowing)
            return Verdict(blocks > MostSpecial, FormattableString.Invariant($"it has more than {MaxOverflowing} preformatted blocks"));
        if (Count(html, "<base") is var bases and > MaxBases)
            return Verdict(bases > MostSpecial, FormattableString.Invariant($"it has more than {MaxBases} base addresses"));

        var open = new OpenElements();
        if (Walk(html, open))
            return ShapeVerdict.Doubtful(FormattableString.Invariant($"a tag has more than {MaxWords} words"));
        if (open.Most > MostOpen)
            return ShapeVerdict.Hopeless(FormattableString.Invariant($"more than {MostOpen} elements are open at once"));
        if (open.Most > MaxOpen)
            return ShapeVerdict.Doubtful(FormattableString.Invariant($"more than {MaxOpen} elements are open at once"));
        return open.Misplaced > MaxMisplaced
            ? ShapeVerdict.Doubtful(FormattableString.Invariant($"more than {MaxMisplaced} end tags are not where they belong"))
            : ShapeVerdict.Ordinary;
    }

    /// <summary>Whether a tag has too many words; what is open is counted otherwise.</summary>
    private static bool Walk(ReadOnlySpan<char> html, OpenElements open)
    {
        for (var at = html.IndexOf('<'); at >= 0 && at < html.Length && open.Most <= MostOpen; at = Next(html, at))
        {
            var rest = html[(at + 1)..];
            if (rest.StartsWith("!", StringComparison.Ordinal) || rest.StartsWith("?", StringComparison.Ordinal))
            {
                at += 1 + HtmlTagScanner.CommentLength(rest);
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
            if (length > MaxWords && HasManyWords(rest[..length]))
                return true;
            at += 1 + length;
            if (Is(NotCounted, name))
                continue;
            if (closes)
                open.Close(name);
            else if (!(selfClosed && open.InDrawing && !Is(NeverDrawn, name)))
                open.Open(name);
            if (!closes && !open.InDrawing && Is(RawText, name) && at < html.Length)
                at += HtmlTagScanner.RawLength(html[at..], name);
        }

        return false;
    }

    private static bool HasManyWords(ReadOnlySpan<char> tag)
    {
        var words = 0;
        foreach (var character in tag)
            words += character is ' ' or '\t' or '\r' or '\n' or '\f' ? 1 : 0;
        return words > MaxWords;
    }

    private static bool Is(HashSet<string> names, ReadOnlySpan<char> name) => names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);

    private static ShapeVerdict Verdict(bool hopeless, string reason) => hopeless ? ShapeVerdict.Hopeless(reason) : ShapeVerdict.Doubtful(reason);

    /// <summary>Up to one more than what makes a page hopeless.</summary>
    private static int Count(ReadOnlySpan<char> html, string tag)
    {
        var count = 0;
        for (; count <= MostSpecial && html.IndexOf(tag, StringComparison.OrdinalIgnoreCase) is >= 0 and var at; html = html[(at + tag.Length)..])
            count++;
        return count;
    }

    private static int Next(ReadOnlySpan<char> html, int from) =>
        from < html.Length && html[from..].IndexOf('<') is >= 0 and var next ? from + next : -1;
}
