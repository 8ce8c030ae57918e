using System.Runtime.CompilerServices;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Walking;

namespace RiskMonitor.Collecting;

/// <summary>
/// The stage: one run over a source, page by page, politely. Everything a site does wrong is a page with an outcome and a reason;
/// nothing is asked for before the caller has taken the page before it.
/// </summary>
public sealed class SourceCollector
{
    private readonly PoliteFetcher _fetcher;
    private readonly WebListWalker _webList;
    private readonly MastodonWalker _mastodon;

    internal SourceCollector(PoliteFetcher fetcher)
    {
        _fetcher = fetcher;
        _webList = new WebListWalker(fetcher);
        _mastodon = new MastodonWalker(fetcher);
    }

    public async IAsyncEnumerable<FetchedPage> CollectAsync(Source source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var visit in WalkAsync(source, listsOnly: false, cancellationToken))
        {
            if (visit.Page is { } page)
                yield return page;
        }
    }

    /// <summary>What a run would ask for, and why. Asks for robots.txt and list pages only.</summary>
    public async IAsyncEnumerable<PlannedRequest> PlanAsync(Source source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var visit in WalkAsync(source, listsOnly: true, cancellationToken))
        {
            var verdict = await _fetcher.DecideAsync(source, visit.Url.ToUri(), cancellationToken);
            var problem = visit.Page is { Outcome: not FetchOutcome.Fetched } page && (verdict.Allowed || !verdict.ByRule) ? page.Reason : null;
            yield return new PlannedRequest(visit.Url.ToUri(), visit.Role, verdict.Allowed, verdict.Why, verdict.Delay, problem);
        }
    }

    private IAsyncEnumerable<Visit> WalkAsync(Source source, bool listsOnly, CancellationToken cancellationToken) => source.Kind switch
    {
        SourceKind.WebList => _webList.WalkAsync(source, listsOnly, cancellationToken),
        SourceKind.MastodonStatuses => _mastodon.WalkAsync(source, listsOnly, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source.Kind, $"source {source.Id} has a kind that is not collected"),
    };
}
