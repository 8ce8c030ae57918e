using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Collecting.Walking;

/// <summary>
/// A site whose offers are schema.org JobPostings, without selectors: list pages and sitemaps, whatever the start addresses are, lead to what looks like an
/// offer. A list page that holds postings itself is read for them too. docs/sources/job-board.md
/// </summary>
internal sealed class JobBoardWalker(IDoubtfulPageReader? elsewhere = null) : ISourceWalker
{
    public SourceKind Kind => SourceKind.JobBoard;

    public ValueTask<RequestShape> ShapeAsync(Source source, CanonicalUrl url, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new RequestShape(Accepts.Html) { MayBeGzipFile = url.ToUri().AbsolutePath.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) });

    public IEnumerable<FoundLink> Start(Source source) => source.StartUrls.Select(url => FoundLink.List(CanonicalUrl.Parse(url.AbsoluteUri)));

    public ValueTask<WalkStep> ReadAsync(Source source, FetchedPage page, CancellationToken cancellationToken) =>
        ValueTask.FromResult(MediaType.IsHtml(MediaType.Of(page.ContentType)) ? ReadPage(source, page) : ReadSitemap(source, page));

    private WalkStep ReadPage(Source source, FetchedPage page)
    {
        var (links, problem) = ListReader.Read(page, OfferLinks.EveryLink, elsewhere);
        if (problem is not null)
            return WalkStep.Unread(page, $"the list page is left unread: {problem}");
        var holdsPostings = page.Body.Span.IndexOf("ld+json"u8) >= 0 && page.Body.Span.IndexOf("JobPosting"u8) >= 0;
        return new WalkStep(holdsPostings ? page with { Role = PageRole.Ads } : page, OfferLinks.Of(links, source, page.Url));
    }

    /// <summary>A sitemap names every page of a site; those that look like no offer are left out.</summary>
    private static WalkStep ReadSitemap(Source source, FetchedPage page)
    {
        var step = SitemapWalker.Read(source, page);
        return step with { Links = [.. step.Links.Where(link => link.LeadsOn || !source.Extract.AdPaths.IsEmpty || OfferAddress.LooksLikeOne(link.Url))] };
    }
}
