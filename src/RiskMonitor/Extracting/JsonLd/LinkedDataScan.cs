using System.Buffers;
using System.Collections.Frozen;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Extracting.JsonLd;

/// <summary>
/// The first tier of extraction (performance.md): what linked data needs of a page, found in one walk over its tags, without a DOM. Wherever a parser could see the page otherwise
/// (drawings, templates, frames, entities in what is looked for), there is no answer, and the page is parsed; tests hold both to the same result.
/// </summary>
internal sealed class LinkedDataScan
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Elsewhere =
        Names("template", "svg", "math", "noscript", "frameset", "plaintext", "xmp", "iframe", "noembed", "noframes");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LookedAt = Names("select", "table", "html", "link", "script");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Choices = Names("option", "optgroup");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RawTexts = Names("script", "style", "textarea", "title");

    /// <summary>Without any of these nothing that follows can change what was found: a script, a canonical address, another html element, or frames that take the body's place.</summary>
    private static readonly SearchValues<string> Decisive = SearchValues.Create(["<script", "<link", "<html", "<frameset"], StringComparison.OrdinalIgnoreCase);

    private readonly List<string> _blocks = [];
    private bool _inSelect;
    private bool _selectHoldsMore;
    private bool _inDocument;
    private bool _afterTable;

    private LinkedDataScan()
    {
    }

    /// <summary>Contents of the script elements of type application/ld+json that are not blank, in order.</summary>
    public IReadOnlyList<string> Blocks => _blocks;

    /// <summary>The lang attribute of the html element.</summary>
    public string? LanguageTag { get; private set; }

    /// <summary>The address of the first link rel=canonical.</summary>
    public string? Canonical { get; private set; }

    /// <summary>Null when the page has to be parsed.</summary>
    public static LinkedDataScan? TryRead(ReadOnlySpan<char> html)
    {
        var scan = new LinkedDataScan();
        var undecided = html.Length;
        while (html.IndexOf('<') is >= 0 and var at)
        {
            if (html.Length <= undecided)
            {
                if (html.IndexOfAny(Decisive) is not (>= 0 and var next))
                    break;
                undecided = html.Length - next - 1;
            }

            html = html[(at + 1)..];
            if (html.IsEmpty)
                break;
            if (html[0] is '!' or '?')
            {
                if (AfterComment(html) is not { } length)
                    return null;
                html = html[length..];
                continue;
            }

            var closes = html[0] == '/';
            var name = HtmlTagScanner.Name(closes ? html[1..] : html);
            if (name.IsEmpty)
            {
                // An end tag without a name is a comment up to the next bracket.
                if (closes)
                    html = html.IndexOf('>') is >= 0 and var bracket ? html[(bracket + 1)..] : [];
                continue;
            }

            var from = (closes ? 1 : 0) + name.Length;
            var tag = HtmlTagScanner.Length(html, from);
            if (!scan.Take(name, html[from..tag], closes))
                return null;
            html = html[tag..];
            if (!closes && RawTexts.TryGetValue(name, out var raw))
            {
                // In a list of choices a parser drops such a tag and reads on.
                if (scan._inSelect || EndOf(html, raw) is not { } end || (raw == "script" && !scan.TakeBlock(html[..end])))
                    return null;
                html = html[end..];
            }
        }

        return scan;
    }

    private bool _isLinkedData;

    /// <summary>False when the page has to be parsed.</summary>
    private bool Take(ReadOnlySpan<char> name, ReadOnlySpan<char> attributes, bool closes)
    {
        _isLinkedData = false;
        if (Elsewhere.Contains(name))
            return false;
        _selectHoldsMore |= _inSelect && !closes && !Choices.Contains(name);
        if (!LookedAt.Contains(name))
            return true;
        if (name.Equals("select", StringComparison.OrdinalIgnoreCase))
            _inSelect = !closes || _selectHoldsMore; // with an image in it a list of choices does not end for the parser
        if (closes)
            return true;
        _afterTable |= name.Equals("table", StringComparison.OrdinalIgnoreCase);
        if (name.Equals("html", StringComparison.OrdinalIgnoreCase))
            return TakeDocument(attributes);
        if (name.Equals("link", StringComparison.OrdinalIgnoreCase))
            return TakeLink(attributes);
        if (!name.Equals("script", StringComparison.OrdinalIgnoreCase) || !HtmlAttributes.TryFind(attributes, "type", out var type))
            return true;
        var semicolon = type.IndexOf(';');
        _isLinkedData = (semicolon < 0 ? type : type[..semicolon]).Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase);
        return type.IndexOf('&') < 0 && !(_isLinkedData && (_inSelect || _afterTable)); // what stands in a table and does not belong there is moved before it
    }

    private bool TakeDocument(ReadOnlySpan<char> attributes)
    {
        if (_inDocument)
            return false; // a second one adds what the first has not
        _inDocument = true;
        if (HtmlAttributes.TryFind(attributes, "lang", out var language))
            LanguageTag = language.ToString();
        return language.IndexOf('&') < 0;
    }

    private bool TakeLink(ReadOnlySpan<char> attributes)
    {
        if (!HtmlAttributes.TryFind(attributes, "rel", out var rel) || rel.IndexOf("canonical", StringComparison.OrdinalIgnoreCase) < 0)
            return true;
        if (!rel.SequenceEqual("canonical") || !HtmlAttributes.TryFind(attributes, "href", out var href) || href.IndexOfAny('&', '\0') >= 0 || _inSelect || _afterTable)
            return false;
        Canonical ??= href.ToString();
        return true;
    }

    /// <summary>The text of a script, lines ended as a parser ends them. One that opens a comment can hold another script: that is left to the parser.</summary>
    private bool TakeBlock(ReadOnlySpan<char> text)
    {
        if (!_isLinkedData)
            return !text.Contains("<!--", StringComparison.Ordinal);
        if (text.Contains("<!--", StringComparison.Ordinal) || text.Contains('\0'))
            return false;
        if (!text.IsWhiteSpace())
            _blocks.Add(text.Contains('\r') ? text.ToString().ReplaceLineEndings("\n") : text.ToString());
        return true;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names(params ReadOnlySpan<string> names) =>
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, names).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Where the end tag of a raw-text element starts; null when it never ends.</summary>
    private static int? EndOf(ReadOnlySpan<char> html, string name)
    {
        for (var from = 0; html[from..].IndexOf("</", StringComparison.Ordinal) is >= 0 and var end; from += end + 2)
        {
            var rest = html[(from + end + 2)..];
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && rest.Length > name.Length && rest[name.Length] is ' ' or '\t' or '\r' or '\n' or '\f' or '/' or '>')
                return from + end;
        }

        return null;
    }

    /// <summary>Length of a comment, a doctype or a processing instruction; null for a comment that does not end, or ends in a way that is easily misread.</summary>
    private static int? AfterComment(ReadOnlySpan<char> html)
    {
        if (!html.StartsWith("!--", StringComparison.Ordinal))
            return html.IndexOf('>') is >= 0 and var bogus ? bogus + 1 : null;
        if (html[3..].StartsWith(">", StringComparison.Ordinal) || html[3..].StartsWith("->", StringComparison.Ordinal))
            return null;
        var end = html[3..].IndexOf("-->", StringComparison.Ordinal);
        return end < 0 || html.Slice(3, end).Contains("--!>", StringComparison.Ordinal) ? null : 3 + end + 3;
    }
}
