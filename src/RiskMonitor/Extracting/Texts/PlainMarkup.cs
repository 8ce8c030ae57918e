using System.Buffers;
using System.Collections.Frozen;
using System.Net;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Extracting.Texts;

/// <summary>
/// The first tier for texts that are HTML: paragraphs, lists and emphasis, properly nested, as descriptions of offers mostly are, read in one walk without a DOM. Whatever a parser would
/// put right (tags that overlap, end by themselves or are of other kinds, references of rare forms) has no answer here, and is parsed; tests hold both to the same text.
/// </summary>
internal static class PlainMarkup
{
    private const int Deepest = 32;

    /// <summary>Lines that the edge of an element makes, as <see cref="HtmlText"/> has them.</summary>
    private static readonly FrozenDictionary<string, (string Name, int Breaks)>.AlternateLookup<ReadOnlySpan<char>> Known = new (string Name, int Breaks)[]
    {
        ("p", 2), ("h1", 2), ("h2", 2), ("h3", 2), ("h4", 2), ("h5", 2), ("h6", 2), ("div", 1), ("ul", 1), ("ol", 1), ("li", 1),
        ("b", 0), ("strong", 0), ("i", 0), ("em", 0), ("u", 0), ("span", 0), ("br", 0),
    }.ToFrozenDictionary(tag => tag.Name, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> Marks = SearchValues.Create("<&\0");

    /// <summary>The text; null when it has to be parsed.</summary>
    public static string? TryRead(ReadOnlySpan<char> html)
    {
        var lines = new TextLines();
        var open = new Stack<string>();
        while (html.IndexOfAny(Marks) is >= 0 and var at)
        {
            lines.Add(html[..at]);
            var rest = html[at..];
            var length = rest[0] switch
            {
                '<' => Tag(rest, open, lines),
                '&' => Reference(rest, lines),
                _ => 0,
            };
            if (length == 0)
                return null;
            html = rest[length..];
        }

        lines.Add(html);
        return lines.ToText();
    }

    /// <summary>Length of the tag; 0 when it has to be parsed.</summary>
    private static int Tag(ReadOnlySpan<char> html, Stack<string> open, TextLines lines)
    {
        var closes = html.Length > 1 && html[1] == '/';
        var name = HtmlTagScanner.Name(html[(closes ? 2 : 1)..]);
        if (!Known.TryGetValue(name, out var found))
            return 0;
        var (known, breaks) = found;
        var length = 1 + HtmlTagScanner.Length(html[1..], (closes ? 1 : 0) + name.Length);
        if (html[length - 1] != '>')
            return 0;
        if (closes)
        {
            if (!open.TryPop(out var opened) || opened != known)
                return 0;
        }
        else if (known == "br")
        {
            lines.BreakLine();
            return length;
        }
        else
        {
            if (open.Count == Deepest || EndsAnother(known, breaks, open))
                return 0;
            open.Push(known);
        }

        lines.BreakBlock(breaks);
        return length;
    }

    /// <summary>Whether a parser ends an open element where this one starts (HTML §13.2.6.4.7).</summary>
    private static bool EndsAnother(string name, int breaks, Stack<string> open)
    {
        if (breaks == 0)
            return false;
        var inItem = false;
        var inList = false;
        foreach (var outer in open)
        {
            if (outer == "p" || outer[0] == 'h')
                return true;
            inList |= outer is "ul" or "ol";
            inItem |= outer == "li" && !inList;
        }

        return name == "li" && inItem;
    }

    /// <summary>Length of a reference that is read the same everywhere; 0 for any other.</summary>
    private static int Reference(ReadOnlySpan<char> html, TextLines lines)
    {
        var end = html[..Math.Min(html.Length, 12)].IndexOf(';');
        if (end < 2)
            return 0;
        var written = html[..(end + 1)];
        if (written[1] == '#' ? !IsOrdinary(written[2..end]) : written[1..end].ContainsAnyExceptInRange('A', 'z'))
            return 0;
        var read = WebUtility.HtmlDecode(written.ToString());
        if (read.Length != 1 || read[0] is '&' && !written.SequenceEqual("&amp;"))
            return 0;
        lines.Add(read);
        return end + 1;
    }

    /// <summary>A decimal number of a character that no parser replaces.</summary>
    private static bool IsOrdinary(ReadOnlySpan<char> digits) =>
        !digits.ContainsAnyExceptInRange('0', '9') && int.TryParse(digits, out var code) && code is (>= 0x20 and < 0x7F) or (>= 0xA0 and < 0xD800);
}
