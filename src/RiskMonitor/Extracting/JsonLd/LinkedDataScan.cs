using System.Text;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Extracting.JsonLd;

/// <summary>
/// The first tier of extraction (performance.md): what linked data needs of a page, found in one walk over the tags of its UTF-8, without decoding it and without a DOM. Wherever a parser could see the page otherwise
/// (drawings, templates, frames, entities in what is looked for), there is no answer, and the page is parsed; tests hold both to the same result.
/// </summary>
internal sealed class LinkedDataScan
{
    private static readonly TagNames Elsewhere = new("template", "svg", "math", "noscript", "frameset", "plaintext", "xmp", "iframe", "noembed", "noframes");

    private static readonly TagNames LookedAt = new("select", "table", "html", "link", "script");

    private static readonly TagNames Choices = new("option", "optgroup");

    private static readonly TagNames RawTexts = new("script", "style", "textarea", "title");

    /// <summary>Without any of these nothing that follows can change what was found: a script, a canonical address, another html element, or frames that take the body's place.</summary>
    private static readonly TagSearch Decisive = new("script", "link", "html", "frameset");

    private readonly List<ReadOnlyMemory<byte>> _blocks = [];
    private readonly ReadOnlyMemory<byte> _page;
    private bool _inSelect;
    private bool _selectHoldsMore;
    private bool _inDocument;
    private bool _afterTable;

    private LinkedDataScan(ReadOnlyMemory<byte> page) => _page = page;

    /// <summary>Contents of the script elements of type application/ld+json that are not blank, in order, in UTF-8.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Blocks => _blocks;

    /// <summary>The lang attribute of the html element.</summary>
    public string? LanguageTag { get; private set; }

    /// <summary>The address of the first link rel=canonical.</summary>
    public string? Canonical { get; private set; }

    /// <summary>Null when the page has to be parsed.</summary>
    /// <param name="page">In well-formed UTF-8.</param>
    public static LinkedDataScan? TryRead(ReadOnlyMemory<byte> page)
    {
        var scan = new LinkedDataScan(page);
        var html = page.Span;
        var undecided = html.Length;
        while (html.IndexOf((byte)'<') is >= 0 and var at)
        {
            if (html.Length <= undecided)
            {
                if (Decisive.Next(html) is not { } next)
                    break;
                undecided = html.Length - next - 1;
            }

            html = html[(at + 1)..];
            if (html.IsEmpty)
                break;
            if (html[0] is (byte)'!' or (byte)'?')
            {
                if (CertainMarkup.CommentLength(html) is not { } length)
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
                    html = html.IndexOf((byte)'>') is >= 0 and var bracket ? html[(bracket + 1)..] : [];
                continue;
            }

            var from = (closes ? 1 : 0) + name.Length;
            var tag = HtmlTagScanner.Length(html, from);
            if (!scan.Take(name, html[from..tag], closes))
                return null;
            html = html[tag..];
            if (!closes && RawTexts.Find(name) is { } raw)
            {
                // In a list of choices a parser drops such a tag and reads on.
                if (scan._inSelect || CertainMarkup.RawLength(html, name) is not { } end || (raw == "script" && !scan.TakeBlock(page.Length - html.Length, html[..end])))
                    return null;
                html = html[end..];
            }
        }

        return scan;
    }

    private bool _isLinkedData;

    /// <summary>False when the page has to be parsed.</summary>
    private bool Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> attributes, bool closes)
    {
        _isLinkedData = false;
        if (Elsewhere.Contains(name))
            return false;
        _selectHoldsMore |= _inSelect && !closes && !Choices.Contains(name);
        var known = LookedAt.Find(name);
        if (known == "select")
            _inSelect = !closes || _selectHoldsMore; // with an image in it a list of choices does not end for the parser
        if (known is null || closes)
            return true;
        _afterTable |= known == "table";
        return known switch
        {
            "html" => TakeDocument(attributes),
            "link" => TakeLink(attributes),
            "script" => TakeScript(attributes),
            _ => true,
        };
    }

    private bool TakeScript(ReadOnlySpan<byte> attributes)
    {
        if (!HtmlAttributes.TryFind(attributes, "type"u8, out var type))
            return true;
        var semicolon = type.IndexOf((byte)';');
        _isLinkedData = Encoding.UTF8.GetString(semicolon < 0 ? type : type[..semicolon]).Trim().Equals("application/ld+json", StringComparison.OrdinalIgnoreCase);
        return type.IndexOf((byte)'&') < 0 && !(_isLinkedData && (_inSelect || _afterTable)); // what stands in a table and does not belong there is moved before it
    }

    private bool TakeDocument(ReadOnlySpan<byte> attributes)
    {
        if (_inDocument)
            return false; // a second one adds what the first has not
        _inDocument = true;
        if (HtmlAttributes.TryFind(attributes, "lang"u8, out var language))
            LanguageTag = Encoding.UTF8.GetString(language);
        return language.IndexOf((byte)'&') < 0;
    }

    private bool TakeLink(ReadOnlySpan<byte> attributes)
    {
        if (!HtmlAttributes.TryFind(attributes, "rel"u8, out var rel))
            return true;
        if (rel.Contains((byte)'&'))
            return false; // it may spell any word
        if (!Encoding.UTF8.GetString(rel).Contains("canonical", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!rel.SequenceEqual("canonical"u8) || !HtmlAttributes.TryFind(attributes, "href"u8, out var href) || href.IndexOfAny((byte)'&', (byte)0) >= 0 || _inSelect || _afterTable)
            return false;
        Canonical ??= Encoding.UTF8.GetString(href);
        return true;
    }

    /// <summary>The text of a script, lines ended as a parser ends them. One that opens a comment can hold another script: that is left to the parser.</summary>
    private bool TakeBlock(int start, ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("<!--"u8) >= 0)
            return false;
        if (!_isLinkedData)
            return true;
        if (text.Contains((byte)0))
            return false;
        if (!PageText.WithoutSpace(text).IsEmpty)
            _blocks.Add(text.Contains((byte)'\r') ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text).ReplaceLineEndings("\n")) : _page.Slice(start, text.Length));
        return true;
    }
}
