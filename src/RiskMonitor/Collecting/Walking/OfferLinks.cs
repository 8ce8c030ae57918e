using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting.Walking;

/// <summary>What a list page of any job board leads to: links that look like offers, and the further pages of the list.</summary>
internal static class OfferLinks
{
    /// <summary>Every link of a page, and the one that says it is the next: what is taken of them is decided here, by address.</summary>
    public static ExtractionRules EveryLink { get; } = new() { Layout = "jsonld", AdLinks = "a[href]", NextLink = "link[rel~=next][href], a[rel~=next][href]" };

    public static IReadOnlyList<FoundLink> Of(ListLinks links, Source source, Uri page)
    {
        var offers = new List<FoundLink>();
        List<FoundLink> lists = links.Next is { } next ? [FoundLink.List(next)] : [];
        foreach (var url in links.Ads)
        {
            if (url == links.Next || NextPages.IsAnother(url, page))
                lists.Add(FoundLink.List(url));
            else if (source.Extract.AdPaths.IsEmpty ? OfferAddress.LooksLikeOne(url) : AdPaths.Begins(source, url))
                offers.Add(FoundLink.Ad(url));
        }

        return [.. offers, .. lists];
    }
}
