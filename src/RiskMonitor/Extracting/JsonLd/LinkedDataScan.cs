using System.Numerics;
using System.Runtime.Intrinsics;
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
    /// <remarks><see cref="NextDecisive"/> knows their first letters.</remarks>
    private static readonly TagNames Decisive = new("script", "link", "html", "frameset");

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
                if (NextDecisive(html) is not { } next)
                    break;
                undecided = html.Length - next - 1;
            }

            html = html[(at + 1)..];
            if (html.IsEmpty)
                break;
            if (html[0] is (byte)'!' or (byte)'?')
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
                if (scan._inSelect || EndOf(html, name) is not { } end || (raw == "script" && !scan.TakeBlock(page.Length - html.Length, html[..end])))
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
        if (!HtmlAttributes.TryFind(attributes, "rel"u8, out var rel) || !Encoding.UTF8.GetString(rel).Contains("canonical", StringComparison.OrdinalIgnoreCase))
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

    /// <summary>Where the next tag starts that can change what was found; null when none does. Most of a page is looked at here and nowhere else, 32 bytes at once.</summary>
    private static int? NextDecisive(ReadOnlySpan<byte> html)
    {
        var at = 0;
        for (; Vector256.IsHardwareAccelerated && at + Vector256<byte>.Count < html.Length; at += Vector256<byte>.Count)
        {
            var second = Vector256.LoadUnsafe(in html[0], (nuint)at + 1) | Vector256.Create((byte)' ');
            var begins = Vector256.Equals(Vector256.LoadUnsafe(in html[0], (nuint)at), Vector256.Create((byte)'<'))
                & (Vector256.Equals(second, Vector256.Create((byte)'s')) | Vector256.Equals(second, Vector256.Create((byte)'l')) | Vector256.Equals(second, Vector256.Create((byte)'h')) | Vector256.Equals(second, Vector256.Create((byte)'f')));
            for (var bits = begins.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                var tag = at + BitOperations.TrailingZeroCount(bits);
                if (Decisive.Begins(html[(tag + 1)..]))
                    return tag;
            }
        }

        while (html[at..].IndexOf((byte)'<') is >= 0 and var found)
        {
            at += found + 1;
            if (at < html.Length && Decisive.Begins(html[at..]))
                return at - 1;
        }

        return null;
    }

    /// <summary>Where the end tag of a raw-text element starts; null when it never ends.</summary>
    private static int? EndOf(ReadOnlySpan<byte> html, ReadOnlySpan<byte> name)
    {
        for (var from = 0; html[from..].IndexOf("</"u8) is >= 0 and var end; from += end + 2)
        {
            var rest = html[(from + end + 2)..];
            if (HtmlTagScanner.StartsIgnoringCase(rest, name) && rest.Length > name.Length && rest[name.Length] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f' or (byte)'/' or (byte)'>')
                return from + end;
        }

        return null;
    }

    /// <summary>Length of a comment, a doctype or a processing instruction; null for a comment that does not end, or ends in a way that is easily misread.</summary>
    private static int? AfterComment(ReadOnlySpan<byte> html)
    {
        if (!html.StartsWith("!--"u8))
            return html.IndexOf((byte)'>') is >= 0 and var bogus ? bogus + 1 : null;
        if (html[3..].StartsWith(">"u8) || html[3..].StartsWith("->"u8))
            return null;
        var end = html[3..].IndexOf("-->"u8);
        return end < 0 || html.Slice(3, end).IndexOf("--!>"u8) >= 0 ? null : 3 + end + 3;
    }
}
