using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Extracting.Containers;

/// <summary>
/// The second tier of extraction (performance.md): the element that holds the advert, cut out of the page's UTF-8, so that the parser gets a page with this element alone. What stands before it is walked over tag by tag and has
/// to be so orderly that a parser comes to it with nothing open but the elements around it; their start tags go along, so that it reads on in the same state. Where the element ends
/// is only looked for: <see cref="Holds"/> asks the parser whether it did.
/// </summary>
internal sealed class ContainerSlice
{
    /// <summary>An element that stands behind the container.</summary>
    private const string Behind = "monitor-behind";

    private const string Doctype = "!doctype";

    /// <summary>They add to what was found, or take its place.</summary>
    private static readonly TagSearch Later = new("html", "body", "frameset", "link");

    private static readonly TagSearch LaterButLinks = new("html", "body", "frameset");

    private readonly OpenPath _path = new();
    private readonly ContainerPattern _pattern;
    private int _doctypeLength;
    private int _doctypeAt;

    private ContainerSlice(ContainerPattern pattern) => _pattern = pattern;

    /// <summary>A page that holds the container, in the elements that it stands in.</summary>
    public string Html { get; private set; } = "";

    /// <summary>The address of the first link rel=canonical before the container.</summary>
    public string? Canonical { get; private set; }

    /// <summary>Null when the page has to be parsed whole.</summary>
    /// <param name="page">In well-formed UTF-8.</param>
    /// <param name="pattern">The first element of the page that it matches is the container.</param>
    public static ContainerSlice? TryCut(ReadOnlySpan<byte> page, ContainerPattern pattern)
    {
        var slice = new ContainerSlice(pattern);
        if (slice.Find(page) is not { } container || !slice._path.CanBeReplayed || ElementEnd(page, container) is not { } end)
            return null;
        if ((slice.Canonical is null ? Later : LaterButLinks).Next(page[end..]) is not null)
            return null;

        var html = new StringBuilder(end - container.Start + 256);
        html.Append(Encoding.UTF8.GetString(page.Slice(slice._doctypeAt, slice._doctypeLength)));
        foreach (var around in slice._path.Tags)
            html.Append(Encoding.UTF8.GetString(page.Slice(around.Start, around.Length)));
        html.Append(Encoding.UTF8.GetString(page[container.Start..end])).Append("<" + Behind + "></" + Behind + ">");
        slice.Html = html.ToString();
        return slice;
    }

    /// <summary>Whether the parser ended the container within the slice: what stands behind it is not in it.</summary>
    public bool Holds(IHtmlDocument document)
    {
        if (document.Body is not { } body || document.QuerySelector(_pattern.Selector) is not { } container)
            return false;
        IElement last = body;
        while (last.LastElementChild is { } inner)
            last = inner;
        return last.LocalName == Behind && !container.Contains(last);
    }

    /// <summary>Walks up to the container; null when it is not found or the way to it is doubtful.</summary>
    private OpenTag? Find(ReadOnlySpan<byte> page)
    {
        for (var at = 0; page[at..].IndexOf((byte)'<') is >= 0 and var bracket;)
        {
            if (!TakeText(page.Slice(at, bracket)))
                return null;
            at += bracket;
            var rest = page[(at + 1)..];
            if (rest.IsEmpty)
                return null;
            if (rest[0] is (byte)'!' or (byte)'?')
            {
                if (CertainMarkup.CommentLength(rest) is not { } comment)
                    return null;
                TakeDoctype(rest[..comment], at);
                at += 1 + comment;
                continue;
            }

            var closes = rest[0] == '/';
            var from = closes ? 1 : 0;
            var written = HtmlTagScanner.Name(rest[from..]);
            if (written.IsEmpty && !closes)
            {
                if (!_path.Text())
                    return null;
                at++;
                continue;
            }

            if (written.IsEmpty || ElementKinds.Find(written) is not var (name, kind))
                return null;
            from += written.Length;
            var length = HtmlTagScanner.Length(rest, from);
            if (rest[length - 1] != (byte)'>')
                return null;
            if (closes)
            {
                if (!_path.End(name, kind))
                    return null;
                at += 1 + length;
                continue;
            }

            var tag = new OpenTag(name, kind, at, 1 + length);
            switch (_pattern.Matches(written, rest[from..length]))
            {
                case null:
                    return null;
                case true:
                    return kind == ElementKind.Block && _path.Start(tag) ? WithoutItself(tag) : null;
            }

            if (!_path.Start(tag) || (name == "link" && !TakeLink(rest[from..length])))
                return null;
            at += 1 + length;
            if (ContentLength(page[at..], written, kind, _pattern) is not { } content)
                return null;
            at += content;
        }

        return null;
    }

    private OpenTag WithoutItself(OpenTag container)
    {
        _path.End(container.Name, container.Kind);
        return container;
    }

    /// <summary>Of what is not read tag by tag; null when it does not end where every parser sees its end.</summary>
    private static int? ContentLength(ReadOnlySpan<byte> html, ReadOnlySpan<byte> name, ElementKind kind, ContainerPattern pattern) => kind switch
    {
        ElementKind.Raw => RawLength(html, name),
        ElementKind.Drawing or ElementKind.Choices when !pattern.HasName => null, // what is in them is not held against it
        ElementKind.Drawing => DrawingScan.Length(html),
        ElementKind.Choices => DrawingScan.ChoicesLength(html),
        _ => 0,
    };

    /// <summary>With the end tag. A script that opens a comment can hold another script.</summary>
    private static int? RawLength(ReadOnlySpan<byte> html, ReadOnlySpan<byte> name)
    {
        if (CertainMarkup.RawLength(html, name) is not { } text || html[..text].IndexOf("<!--"u8) >= 0)
            return null;
        return text + 1 + HtmlTagScanner.Length(html[(text + 1)..], 1 + name.Length);
    }

    private bool TakeText(ReadOnlySpan<byte> text) => text.IndexOfAnyExcept(" \t\r\n\f"u8) < 0 || _path.Text();

    /// <summary>Only the first thing of a page is its doctype.</summary>
    private void TakeDoctype(ReadOnlySpan<byte> markup, int at)
    {
        if (_doctypeLength == 0 && _path.IsAtStart && markup.Length > Doctype.Length && Ascii.EqualsIgnoreCase(markup[..Doctype.Length], Doctype))
            (_doctypeAt, _doctypeLength) = (at, 1 + markup.Length);
    }

    /// <summary>False for a link that a parser may see as the page's own address in another way.</summary>
    private bool TakeLink(ReadOnlySpan<byte> attributes)
    {
        if (!HtmlAttributes.TryFind(attributes, "rel"u8, out var rel))
            return true;
        if (rel.Contains((byte)'&'))
            return false;
        if (!Encoding.UTF8.GetString(rel).Contains("canonical", StringComparison.OrdinalIgnoreCase))
            return true;
        if (!rel.SequenceEqual("canonical"u8) || !HtmlAttributes.TryFind(attributes, "href"u8, out var href) || href.IndexOfAny((byte)'&', (byte)0, (byte)'\r') >= 0)
            return false;
        Canonical ??= Encoding.UTF8.GetString(href);
        return true;
    }

    /// <summary>Behind the end tag that seems to end the element.</summary>
    private static int? ElementEnd(ReadOnlySpan<byte> page, OpenTag element)
    {
        var depth = 1;
        for (var at = element.Start + element.Length; page[at..].IndexOf((byte)'<') is >= 0 and var bracket;)
        {
            at += bracket + 1;
            var rest = page[at..];
            if (rest.IsEmpty)
                return null;
            if (rest[0] is (byte)'!' or (byte)'?')
            {
                at += HtmlTagScanner.CommentLength(rest);
                continue;
            }

            var closes = rest[0] == '/';
            var from = closes ? 1 : 0;
            var name = HtmlTagScanner.Name(rest[from..]);
            if (name.IsEmpty)
                continue;
            at += HtmlTagScanner.Length(rest, from + name.Length);
            if (Ascii.EqualsIgnoreCase(name, element.Name))
                depth += closes ? -1 : 1;
            else if (!closes && IsRaw(name))
                at += HtmlTagScanner.RawLength(page[at..], name);
            if (depth == 0)
                return at;
        }

        return null;
    }

    private static bool IsRaw(ReadOnlySpan<byte> name) => ElementKinds.Find(name) is (_, ElementKind.Raw);
}
