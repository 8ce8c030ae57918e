using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Feeds;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Feeds, newest items first, paged back in time where they say how (RFC 5005). With layout feed the items are the adverts; with any other they lead to ad pages.</summary>
internal sealed class FeedWalker : ISourceWalker
{
    public const string Layout = "feed";

    public SourceKind Kind => SourceKind.Feed;

    public ValueTask<RequestShape> ShapeAsync(Source source, CanonicalUrl url, CancellationToken cancellationToken) =>
        ValueTask.FromResult(new RequestShape(Accepts.Feed));

    public IEnumerable<FoundLink> Start(Source source) => source.StartUrls.Select(url => Part(source, CanonicalUrl.Parse(url.AbsoluteUri)));

    public ValueTask<WalkStep> ReadAsync(Source source, FetchedPage page, CancellationToken cancellationToken)
    {
        if (FeedFile.Read(page) is not { } feed)
            return ValueTask.FromResult(WalkStep.Unread(page, "the answer is no feed (RSS, Atom or JSON Feed)"));
        var links = new List<FoundLink>();
        foreach (var item in source.Extract.Layout == Layout ? [] : feed.Items)
        {
            if (WrittenLink.Read(item.Link, page.Url) is { } url && AdPaths.Allow(source, url))
                links.Add(FoundLink.Ad(url));
        }

        if (WrittenLink.Read(feed.Next, page.Url) is { } next)
            links.Add(Part(source, next));
        // A feed that holds the adverts goes on as it is: its items are read again there, and the fault is named there.
        return ValueTask.FromResult(feed.Problem is { } problem && source.Extract.Layout != Layout
            ? WalkStep.Broken(page, $"the feed is not read to its end: {problem}", links)
            : new WalkStep(page, links));
    }

    private static FoundLink Part(Source source, CanonicalUrl url) => source.Extract.Layout == Layout ? FoundLink.ListOfAds(url) : FoundLink.List(url);
}
