using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Timelines of statuses as Mastodon's API gives them: JSON arrays, newest first, paged back in time. With a token when the server asks for one. docs/sources/mastodon_statuses.md</summary>
internal sealed class MastodonWalker : ISourceWalker
{
    public SourceKind Kind => SourceKind.MastodonStatuses;

    public ValueTask<RequestShape> ShapeAsync(Source source, CanonicalUrl url, CancellationToken cancellationToken) => ValueTask.FromResult(BearerToken.Shape(source));

    public IEnumerable<FoundLink> Start(Source source) => source.StartUrls.Select(url => FoundLink.ListOfAds(CanonicalUrl.Parse(url.AbsoluteUri)));

    public ValueTask<WalkStep> ReadAsync(Source source, FetchedPage page, CancellationToken cancellationToken) => ValueTask.FromResult(TimelinePage.Step(page, StatusPaging.Read(page)));
}
