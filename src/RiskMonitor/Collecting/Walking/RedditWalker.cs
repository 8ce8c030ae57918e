using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Listings of Reddit's API, under the operator's own registration and in no other way. docs/sources/reddit_posts.md</summary>
internal sealed class RedditWalker(ClientTokens tokens) : ISourceWalker
{
    public const string Host = "oauth.reddit.com";

    public SourceKind Kind => SourceKind.RedditPosts;

    public async ValueTask<RequestShape> ShapeAsync(Source source, CanonicalUrl url, CancellationToken cancellationToken)
    {
        var (token, problem) = await tokens.GetAsync(source, cancellationToken);
        return token is null ? new RequestShape(Accepts.Json) { Refused = problem } : BearerToken.With(token);
    }

    /// <summary>raw_json: text as it was written, without character references.</summary>
    public IEnumerable<FoundLink> Start(Source source) =>
        source.StartUrls.Select(url => TimelinePage.With(url, "raw_json", "1")).OfType<CanonicalUrl>().Select(FoundLink.ListOfAds);

    public ValueTask<WalkStep> ReadAsync(Source source, FetchedPage page, CancellationToken cancellationToken) => ValueTask.FromResult(TimelinePage.Step(page, RedditPaging.Read(page)));
}
