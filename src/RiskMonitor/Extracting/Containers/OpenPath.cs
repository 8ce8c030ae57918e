namespace RiskMonitor.Extracting.Containers;

/// <summary>
/// The elements that are open at a place of a page, for as long as its tags are nested so that a parser has the same ones open and nothing else to remember: no formatting to open again,
/// nothing to be moved out of a table. Whatever is not that orderly is refused.
/// </summary>
internal sealed class OpenPath
{
    /// <summary>Looks through it stay short.</summary>
    private const int Deepest = 100;

    private readonly List<OpenTag> _open = [];
    private bool _inBody;
    private bool _hasHead;
    private bool _begun;

    /// <summary>From the outermost on.</summary>
    public IReadOnlyList<OpenTag> Tags => _open;

    /// <summary>Nothing of the document has been seen.</summary>
    public bool IsAtStart => !_begun && !_inBody;

    /// <summary>Whether a parser that reads these start tags stands where it stands on the page: none of them is left anything to remember by.</summary>
    public bool CanBeReplayed => _open.TrueForAll(tag => tag.Kind is ElementKind.Block or ElementKind.Item || tag.Name is "html" or "body");

    private string Top => _open.Count == 0 ? "" : _open[^1].Name;

    private bool InHead => Top is "head" || (_open.Count > 1 && Top == "noscript" && _open[^2].Name == "head");

    /// <summary>Text that is more than white space.</summary>
    /// <returns>False when it is not where text belongs.</returns>
    public bool Text()
    {
        if (InHead)
            return false;
        _inBody = true;
        return true;
    }

    /// <returns>False when the page has to be parsed.</returns>
    public bool Start(OpenTag tag)
    {
        var orderly = Follows(tag);
        _begun = true;
        return orderly;
    }

    /// <returns>As above.</returns>
    public bool End(string name, ElementKind kind)
    {
        if (name is "html" or "body" || kind is ElementKind.Doubtful or ElementKind.Void)
            return false;
        if (kind is ElementKind.Block or ElementKind.Form or ElementKind.Button or ElementKind.Heading || name is "td" or "th" or "caption")
            PopImplied(name);
        else if (kind == ElementKind.Item)
            PopWhile("p");
        if (Top != name)
            return false;
        _open.RemoveAt(_open.Count - 1);
        return true;
    }

    private bool Follows(OpenTag tag)
    {
        if (_open.Count == Deepest || tag.Kind == ElementKind.Doubtful)
            return false;
        if (tag.Kind == ElementKind.Frame)
            return StartFrame(tag);
        if (InHead)
            return StartInHead(tag);
        if (!_inBody && tag.Name == "noscript")
            return false; // in a head that nobody opened
        _inBody |= _hasHead || tag.Name is not ("meta" or "link" or "base" or "title" or "style" or "script");
        if (!_inBody)
            return true;
        if (!BelongsIn(Top, tag))
            return false;
        return tag.Kind switch
        {
            ElementKind.Void => tag.Name != "hr" || EndsParagraph(),
            ElementKind.Block or ElementKind.Paragraph => EndsParagraph() && Push(tag),
            ElementKind.Heading => EndsParagraph() && !IsHeading(Top) && Push(tag),
            ElementKind.Item => StartItem(tag),
            ElementKind.Formatting => !(tag.Name == "a" && IsOpen("a")) && Push(tag),
            ElementKind.Table => (tag.Name != "table" || !IsOpen("p")) && Push(tag),
            ElementKind.Form => !IsOpen("form") && EndsParagraph() && Push(tag),
            ElementKind.Button => !IsOpen("button") && Push(tag),
            ElementKind.Ordinary => !(tag.Name is "dialog" or "search" or "hgroup" or "menu" or "dir" && IsOpen("p")) && Push(tag),
            _ => true,
        };
    }

    private bool StartFrame(OpenTag tag)
    {
        var first = tag.Name switch
        {
            "html" => IsAtStart,
            "head" => !_inBody && !_hasHead && Top is "" or "html",
            _ => !_inBody && Top is "" or "html",
        };
        _hasHead |= tag.Name == "head";
        _inBody |= tag.Name == "body";
        return first && Push(tag);
    }

    private bool StartInHead(OpenTag tag) => Top == "noscript"
        ? tag.Name is "link" or "meta" or "style"
        : tag.Name is "meta" or "link" or "base" or "title" or "style" or "script" || (tag.Name == "noscript" && Push(tag));

    /// <summary>What else stands in a table is moved before it.</summary>
    private static bool BelongsIn(string outer, OpenTag tag) => outer switch
    {
        "table" => tag.Name is "caption" or "thead" or "tbody" or "tfoot" or "tr",
        "thead" or "tbody" or "tfoot" => tag.Name == "tr",
        "tr" => tag.Name is "td" or "th",
        _ => tag.Kind != ElementKind.Table || tag.Name == "table",
    };

    private bool StartItem(OpenTag tag)
    {
        PopWhile("p");
        var isOfList = tag.Name == "li";
        if (isOfList ? Top == "li" : Top is "dt" or "dd")
            _open.RemoveAt(_open.Count - 1);
        else if (isOfList ? Top is not ("ul" or "ol") && IsOpen("li") : Top != "dl" && (IsOpen("dt") || IsOpen("dd")))
            return false;
        return !IsOpen("p") && Push(tag);
    }

    private bool EndsParagraph()
    {
        if (Top == "p")
            _open.RemoveAt(_open.Count - 1);
        return !IsOpen("p");
    }

    private void PopImplied(string until)
    {
        while (Top is "p" or "li" or "dt" or "dd" && Top != until)
            _open.RemoveAt(_open.Count - 1);
    }

    private void PopWhile(string name)
    {
        while (Top == name)
            _open.RemoveAt(_open.Count - 1);
    }

    private bool Push(OpenTag tag)
    {
        _open.Add(tag);
        return true;
    }

    private bool IsOpen(string name) => _open.Exists(tag => tag.Name == name);

    private static bool IsHeading(string name) => name is ['h', >= '1' and <= '6'];
}
