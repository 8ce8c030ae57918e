using System.Runtime.CompilerServices;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Timelines of statuses as Mastodon's API gives them: JSON arrays, newest first, paged back in time.</summary>
internal sealed class MastodonWalker(PoliteFetcher fetcher)
{
    /// <param name="source">A source of kind Mastodon statuses.</param>
    /// <param name="listsOnly">Name the first pages and ask for none: every page of this kind holds adverts.</param>
    /// <param name="cancellationToken">Ends the run between two requests or in the middle of one.</param>
    public async IAsyncEnumerable<Visit> WalkAsync(Source source, bool listsOnly, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var bounds = new CrawlBounds(source.Limits);
        foreach (var start in source.StartUrls.Select(url => CanonicalUrl.Parse(url.AbsoluteUri)))
        {
            for (CanonicalUrl? at = start; at is { } timeline && bounds.MayList && bounds.IsNew(timeline);)
            {
                bounds.CountListPage();
                if (listsOnly)
                {
                    yield return new Visit(timeline, PageRole.Ads, Page: null);
                    break;
                }

                var page = await fetcher.GetAsync(source, timeline, PageRole.Ads, cancellationToken);
                bounds.Count(page);
                yield return new Visit(timeline, PageRole.Ads, page);
                at = page.Outcome == FetchOutcome.Fetched && StatusPaging.Next(page) is { } next && source.Covers(next.ToUri()) ? next : null;
            }
        }
    }
}
