using System.Runtime.CompilerServices;
using AngleSharp.Dom;

namespace RiskMonitor.Extracting.Texts;

/// <summary>The text of an element as a person reads it, with its line breaks. Scripts, styles and drawings have none; an emoji drawn as an image is its alt text.</summary>
internal static class HtmlText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "pre", "search", "section", "summary", "table", "tr", "ul",
    };

    private static readonly HashSet<string> Paragraphs = new(StringComparer.Ordinal) { "p", "h1", "h2", "h3", "h4", "h5", "h6" };

    private static readonly HashSet<string> Unread = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "canvas", "audio", "video", "select", "datalist", "head",
    };

    /// <param name="node">An element, or a whole document.</param>
    /// <param name="leaveOut">Elements that are not read; null for none.</param>
    /// <exception cref="InsufficientExecutionStackException">The element is nested deeper than can be read.</exception>
    public static string Of(INode node, Func<IElement, bool>? leaveOut = null)
    {
        var lines = new TextLines();
        Read(node, lines, preformatted: false, leaveOut);
        return lines.ToText();
    }

    private static void Read(INode node, TextLines lines, bool preformatted, Func<IElement, bool>? leaveOut)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (node)
        {
            case IText text when preformatted:
                lines.AddPreformatted(text.Data);
                break;
            case IText text:
                lines.Add(text.Data);
                break;
            case IElement element:
                ReadElement(element, lines, preformatted, leaveOut);
                break;
            default:
                ReadChildren(node, lines, preformatted, leaveOut);
                break;
        }
    }

    private static void ReadElement(IElement element, TextLines lines, bool preformatted, Func<IElement, bool>? leaveOut)
    {
        var name = element.LocalName;
        if (Unread.Contains(name) || leaveOut?.Invoke(element) == true)
            return;
        switch (name)
        {
            case "br":
                lines.BreakLine();
                return;
            case "img":
                lines.Add(DrawnEmoji(element.GetAttribute("alt")));
                return;
            case "td" or "th":
                lines.AddSpace();
                break;
        }

        var breaks = Paragraphs.Contains(name) ? 2 : Blocks.Contains(name) ? 1 : 0;
        lines.BreakBlock(breaks);
        ReadChildren(element, lines, preformatted || name == "pre", leaveOut);
        lines.BreakBlock(breaks);
    }

    private static void ReadChildren(INode node, TextLines lines, bool preformatted, Func<IElement, bool>? leaveOut)
    {
        // By position: NextSibling looks for itself among all its siblings.
        var children = node.ChildNodes;
        for (var i = 0; i < children.Length; i++)
            Read(children[i], lines, preformatted, leaveOut);
    }

    /// <summary>Short, and with a character outside the scripts that words are written in.</summary>
    private static string DrawnEmoji(string? alt) =>
        alt is { Length: > 0 and <= 16 } && alt.Any(character => character >= 0x2000) && !alt.Any(char.IsLetter) ? alt : "";
}
