using System.Runtime.CompilerServices;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Collecting.Walking;

/// <summary>List pages that lead to ad pages and to the next list page. Adverts of a list page are asked for before the next list page.</summary>
internal sealed class WebListWalker(PoliteFetcher fetcher)
{
    /// <param name="source">A source of kind web list.</param>
    /// <param name="listsOnly">Ask for list pages only; ad pages are named but not asked for.</param>
    /// <param name="cancellationToken">Ends the run between two requests or in the middle of one.</param>
    public async IAsyncEnumerable<Visit> WalkAsync(Source source, bool listsOnly, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bounds = new CrawlBounds(source.Limits);
        var role = source.Extract.AdLinks is null ? PageRole.Ads : PageRole.List;
        foreach (var start in source.StartUrls.Select(url => CanonicalUrl.Parse(url.AbsoluteUri)))
        {
            for (CanonicalUrl? at = start; at is { } list && bounds.MayList && bounds.IsNew(list);)
            {
                bounds.CountListPage();
                var page = await fetcher.GetAsync(source, list, role, cancellationToken);
                bounds.Count(page);
                var (read, links) = Read(page, source);
                yield return new Visit(list, role, read);

                await foreach (var ad in AdsAsync(source, links, bounds, listsOnly, cancellationToken))
                    yield return ad;
                at = links.Next is { } next && source.Covers(next.ToUri()) ? next : null;
            }
        }
    }

    private async IAsyncEnumerable<Visit> AdsAsync(Source source, ListLinks links, CrawlBounds bounds, bool listsOnly, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var link in links.Ads.Where(link => source.Covers(link.ToUri())))
        {
            if (bounds.Ended is not null)
                yield break;
            if (!bounds.IsNew(link))
                continue;
            if (listsOnly)
            {
                yield return new Visit(link, PageRole.Ads, Page: null);
                continue;
            }

            var page = await fetcher.GetAsync(source, link, PageRole.Ads, cancellationToken);
            bounds.Count(page);

            // Two links may redirect to one page.
            if (CanonicalUrl.TryFrom(page.Url, out var final) && (final == link || bounds.IsNew(final)))
                yield return new Visit(link, PageRole.Ads, page);
        }
    }

    private static (FetchedPage Page, ListLinks Links) Read(FetchedPage page, Source source)
    {
        if (page.Outcome != FetchOutcome.Fetched)
            return (page, ListLinks.None);
        if (!MediaType.IsHtml(MediaType.Of(page.ContentType)))
            return (Unread(page, $"the list page is {MediaType.Of(page.ContentType)}, not HTML"), ListLinks.None);
        using var document = HtmlPage.TryParse(PageText.Decode(page), out var problem);
        return document is null
            ? (Unread(page, $"the list page is left unread: {problem}"), ListLinks.None)
            : (page, ListPage.Read(document, page.Url, source.Extract));
    }

    private static FetchedPage Unread(FetchedPage page, string reason) =>
        page with { Outcome = FetchOutcome.NotText, Reason = reason, Body = default, Sha256 = "" };
}
