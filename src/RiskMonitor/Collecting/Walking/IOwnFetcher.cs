using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting.Walking;

/// <summary>A walker whose pages do not come over one plain HTTP request: files of a folder, pages that a browser has to render.</summary>
internal interface IOwnFetcher
{
    /// <summary>Whether it reads this machine: then there is no site to ask for its robots.txt.</summary>
    bool IsLocal => false;

    /// <summary>The page of an entry. Politeness and evidence are the implementation's own duty.</summary>
    ValueTask<FetchedPage> GetAsync(Source source, FrontierEntry entry, long run, CancellationToken cancellationToken);
}
