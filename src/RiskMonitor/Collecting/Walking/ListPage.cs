using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Page object of a list page: the links that the source's selectors find.</summary>
internal static class ListPage
{
    /// <summary>A longer address is a trap or a mistake.</summary>
    public const int MaxUrlLength = 2000;

    public const int MaxLinks = 2000;

    public static ListLinks Read(IHtmlDocument document, Uri url, ExtractionRules rules)
    {
        var from = BaseOf(document, url);
        var ads = rules.AdLinks is null
            ? []
            : document.QuerySelectorAll(rules.AdLinks).Take(MaxLinks).Select(link => Target(link, from)).OfType<CanonicalUrl>().Distinct().ToImmutableArray();
        var next = rules.NextLink is not null && document.QuerySelector(rules.NextLink) is { } link ? Target(link, from) : null;
        return new ListLinks(ads, next);
    }

    private static Uri BaseOf(IHtmlDocument document, Uri url) =>
        document.QuerySelector("base[href]")?.GetAttribute("href") is { } written && Uri.TryCreate(url, written.Trim(), out var from) ? from : url;

    /// <summary>The address of the element, or of the first link in it.</summary>
    private static CanonicalUrl? Target(IElement element, Uri from)
    {
        var written = (element.HasAttribute("href") ? element : element.QuerySelector("[href]"))?.GetAttribute("href")?.Trim();
        return written is { Length: > 0 and <= MaxUrlLength } && Uri.TryCreate(from, written, out var target) && CanonicalUrl.TryFrom(target, out var canonical)
            ? canonical
            : null;
    }
}
