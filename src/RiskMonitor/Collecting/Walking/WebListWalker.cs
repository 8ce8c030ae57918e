using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Html;

namespace RiskMonitor.Collecting.Walking;

/// <summary>List pages that lead to ad pages and to the next list page, or hold the adverts themselves.</summary>
internal sealed class WebListWalker(IDoubtfulPageReader? elsewhere = null) : ISourceWalker
{
    public SourceKind Kind => SourceKind.WebList;

    public ValueTask<RequestShape> ShapeAsync(Source source, CanonicalUrl url, CancellationToken cancellationToken) => ValueTask.FromResult(new RequestShape(Accepts.Html));

    public IEnumerable<FoundLink> Start(Source source) => source.StartUrls.Select(url => List(source, CanonicalUrl.Parse(url.AbsoluteUri)));

    public ValueTask<WalkStep> ReadAsync(Source source, FetchedPage page, CancellationToken cancellationToken) => ValueTask.FromResult(Read(source, page));

    private WalkStep Read(Source source, FetchedPage page)
    {
        if (!MediaType.IsHtml(MediaType.Of(page.ContentType)))
            return WalkStep.Unread(page, $"the list page is {MediaType.Of(page.ContentType)}, not HTML");
        var (links, problem) = ListReader.Read(page, source.Extract, elsewhere);
        if (problem is not null)
            return WalkStep.Unread(page, $"the list page is left unread: {problem}");
        return new WalkStep(page, [.. links.Ads.Select(FoundLink.Ad), .. links.Next is { } next ? [List(source, next)] : Array.Empty<FoundLink>()]);
    }

    private static FoundLink List(Source source, CanonicalUrl url) => source.Extract.AdLinks is null ? FoundLink.ListOfAds(url) : FoundLink.List(url);
}
