using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Robots;
using RiskMonitor.Collecting.Sitemaps;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Sitemaps that lead to ad pages. docs/sources/sitemap.md</summary>
internal sealed class SitemapWalker : ISourceWalker
{
    /// <summary>An index in an index in an index: the protocol knows one.</summary>
    private const int DeepestIndex = 3;

    private const string RobotsPath = "/robots.txt";

    public SourceKind Kind => SourceKind.Sitemap;

    public ValueTask<RequestShape> ShapeAsync(Source source, CanonicalUrl url, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new RequestShape(Accepts.Sitemap) { MayBeGzipFile = true });

    /// <summary>A start address that is a site and no file stands for the sitemaps that the site's robots.txt names.</summary>
    public IEnumerable<FoundLink> Start(Source source) => source.StartUrls.Select(url => FoundLink.List(CanonicalUrl.Parse(url.PathAndQuery == "/" ? new Uri(url, RobotsPath).AbsoluteUri : url.AbsoluteUri)));

    public ValueTask<WalkStep> ReadAsync(Source source, FetchedPage page, CancellationToken cancellationToken) =>
        ValueTask.FromResult(page.Url.AbsolutePath == RobotsPath ? ReadRobots(page) : Read(source, page));

    /// <summary>What a sitemap leads to: pages of the source, and further sitemaps.</summary>
    public static WalkStep Read(Source source, FetchedPage page)
    {
        var file = SitemapFile.Read(page);
        var links = new List<FoundLink>();
        foreach (var entry in file.Sitemaps)
        {
            if (WrittenLink.Read(entry.Place, page.Url) is { } url)
                links.Add(FoundLink.List(url) with { DeepestAt = DeepestIndex });
        }

        foreach (var entry in file.Pages)
        {
            if (WrittenLink.Read(entry.Place, page.Url) is { } url && AdPaths.Allow(source, url))
                links.Add(FoundLink.Ad(url) with { ModifiedAt = entry.ModifiedAt });
        }

        return file.Problem is { } problem ? WalkStep.Broken(page, $"the sitemap is not read to its end: {problem}", links) : new WalkStep(page, links);
    }

    private static WalkStep ReadRobots(FetchedPage page)
    {
        var named = RobotsFile.Parse(page.Body.Span).Sitemaps.Select(sitemap => WrittenLink.Read(sitemap.AbsoluteUri, page.Url)).OfType<CanonicalUrl>().ToList();
        if (named.Count == 0)
            named.Add(CanonicalUrl.Parse(new Uri(page.Url, "/sitemap.xml").AbsoluteUri));
        return new WalkStep(page, [.. named.Select(FoundLink.List)]);
    }
}
