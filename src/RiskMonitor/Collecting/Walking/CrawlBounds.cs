using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Walking;

/// <summary>How far one run may still go: the source's limits, no page twice, and an end when the site does not answer or asks us to wait.</summary>
internal sealed class CrawlBounds(SourceLimits limits)
{
    private const int UnreachableInARow = 3;
    private readonly HashSet<CanonicalUrl> _seen = [];
    private int _pages;
    private int _listPages;
    private int _unreachable;
    private bool _askedToWait;

    /// <summary>Why nothing more may be asked for in this run; null while more may.</summary>
    public string? Ended => _askedToWait ? "the site asks to wait"
        : _unreachable >= UnreachableInARow ? "the site does not answer"
        : _pages >= limits.MaxPages ? "maxPages is reached"
        : null;

    public bool MayList => Ended is null && _listPages < limits.MaxListPages;

    /// <summary>True the first time an address comes up in this run.</summary>
    public bool IsNew(CanonicalUrl url) => _seen.Add(url);

    public void CountListPage() => _listPages++;

    public void Count(FetchedPage page)
    {
        _pages++;
        _unreachable = page.Outcome == FetchOutcome.Unreachable ? _unreachable + 1 : 0;
        _askedToWait |= page.StatusCode is 429 or 503;
    }
}
