using System.Text;
using AngleSharp.Dom;

namespace RiskMonitor.Extracting.Generic;

/// <summary>How much text stands in each element of a page, counted in one walk: looking for content asks for it again and again.</summary>
internal sealed class PageMeasure
{
    private readonly Dictionary<IElement, (int Text, int LinkText, int Elements)> _sizes = [];

    public PageMeasure(IElement root)
    {
        Elements = [root, .. root.QuerySelectorAll("*")];
        for (var i = Elements.Count - 1; i >= 0; i--)
        {
            var element = Elements[i];
            var own = OwnText(element);
            var (text, links, elements) = _sizes.GetValueOrDefault(element);
            var sizes = (text + own, element.LocalName == "a" ? text + own : links, elements + 1);
            _sizes[element] = sizes;
            if (i > 0 && element.ParentElement is { } parent)
            {
                var (outer, outerLinks, outerElements) = _sizes.GetValueOrDefault(parent);
                _sizes[parent] = (outer + sizes.Item1, outerLinks + sizes.Item2, outerElements + sizes.Item3);
            }
        }
    }

    /// <summary>All of them, in the order of the page; the root is the first.</summary>
    public IReadOnlyList<IElement> Elements { get; }

    /// <summary>Characters of the whole, as <see cref="Text"/> counts them.</summary>
    public int All => Text(Elements[0]);

    /// <summary>Characters that are no white space.</summary>
    public int Text(IElement element) => _sizes.GetValueOrDefault(element).Text;

    /// <summary>Those of them in links.</summary>
    public int LinkText(IElement element) => _sizes.GetValueOrDefault(element).LinkText;

    /// <summary>Elements in it, itself counted.</summary>
    public int Size(IElement element) => _sizes.GetValueOrDefault(element).Elements;

    private static int OwnText(IElement element)
    {
        if (element.LocalName is "script" or "style" or "noscript" or "template" or "svg" or "select")
            return 0;
        var length = 0;
        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is not IText text)
                continue;
            foreach (var mark in text.Data.EnumerateRunes())
                length += Rune.IsWhiteSpace(mark) ? 0 : 1;
        }

        return length;
    }
}
