using AngleSharp.Dom;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Extracting.Pages;

/// <summary>What a selector's element says.</summary>
internal static class ElementText
{
    /// <summary>Text with its line breaks; null for none.</summary>
    public static string? Lines(this IParentNode node, string selector) => Text(node.QuerySelector(selector));

    /// <summary>Text on one line; null for none.</summary>
    public static string? Line(this IParentNode node, string selector) => Lines(node, selector)?.ReplaceLineEndings(" ");

    /// <summary>A machine-readable value where the element carries one (time, meta), else its text.</summary>
    public static string? Value(this IParentNode node, string selector) =>
        node.QuerySelector(selector) is { } element
            ? Present(element.GetAttribute(element.LocalName == "meta" ? "content" : "datetime")) ?? Text(element)?.ReplaceLineEndings(" ")
            : null;

    private static string? Text(IElement? element) => element is null ? null : Present(HtmlText.Of(element));

    private static string? Present(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
