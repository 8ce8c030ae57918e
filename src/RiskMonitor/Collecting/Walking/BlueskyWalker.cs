using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Bluesky's API: what one account posts, open to everyone, and searches, with the operator's own token. docs/sources/bluesky_posts.md</summary>
internal sealed class BlueskyWalker : ISourceWalker
{
    public const string Search = "/xrpc/app.bsky.feed.searchPosts";
    public const string AuthorFeed = "/xrpc/app.bsky.feed.getAuthorFeed";

    public SourceKind Kind => SourceKind.BlueskyPosts;

    /// <summary>The token goes where it is needed and nowhere else.</summary>
    public ValueTask<RequestShape> ShapeAsync(Source source, CanonicalUrl url, CancellationToken cancellationToken) =>
        ValueTask.FromResult(IsSearch(url.ToUri()) ? BearerToken.Shape(source) : new RequestShape(Accepts.Json));

    public IEnumerable<FoundLink> Start(Source source) => source.StartUrls.Select(url => FoundLink.ListOfAds(CanonicalUrl.Parse(url.AbsoluteUri)));

    public ValueTask<WalkStep> ReadAsync(Source source, FetchedPage page, CancellationToken cancellationToken) => ValueTask.FromResult(TimelinePage.Step(page, BlueskyPaging.Read(page)));

    public static bool IsSearch(Uri url) => url.AbsolutePath == Search;
}
