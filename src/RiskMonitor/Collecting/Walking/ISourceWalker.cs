using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting.Walking;

/// <summary>One kind of source: where it starts, how it is asked, and what its pages lead to. Docs: docs/adding-a-source.md.</summary>
internal interface ISourceWalker
{
    SourceKind Kind { get; }

    /// <summary>How an address of this kind is asked for.</summary>
    ValueTask<RequestShape> ShapeAsync(Source source, CanonicalUrl url, CancellationToken cancellationToken);

    /// <summary>Where a run starts.</summary>
    IEnumerable<FoundLink> Start(Source source);

    /// <summary>What an answer leads to. Called for entries that lead on, with a page that was fetched and decoded; whatever is on it is an outcome, never an exception.</summary>
    ValueTask<WalkStep> ReadAsync(Source source, FetchedPage page, CancellationToken cancellationToken);
}

/// <summary>How a request is made.</summary>
/// <param name="Accept">What is accepted (RFC 9110 §12.5.1).</param>
/// <param name="Authorization">Value of the Authorization header, from a token the operator registered; never kept in evidence. Null without one.</param>
internal sealed record RequestShape(string Accept, string? Authorization = null)
{
    /// <summary>Why it cannot be asked for now, for example without a token; null when it can.</summary>
    public string? Refused { get; init; }

    /// <summary>A file in gzip is unpacked: sitemaps are offered that way.</summary>
    public bool MayBeGzipFile { get; init; }
}

/// <summary>A page as the flow gets it, and what it leads to. Not yet checked against scope, robots or what the run knows.</summary>
/// <param name="Page">The page, with another outcome and a reason when it could not be read for links.</param>
/// <param name="Links">In the order of the page.</param>
internal sealed record WalkStep(FetchedPage Page, IReadOnlyList<FoundLink> Links)
{
    /// <summary>What a page of a timeline leads to; null for every other kind of page, and for what should have been one and is not.</summary>
    public TimelinePage? Timeline { get; init; }

    public static WalkStep End(FetchedPage page) => new(page, []);

    /// <summary>The page was read up to a fault: what was found before it counts, and the fault is named.</summary>
    public static WalkStep Broken(FetchedPage page, string reason, IReadOnlyList<FoundLink> links) => Unread(page, reason) with { Links = links };

    /// <summary>The page could not be read for its links; it is kept without its body.</summary>
    public static WalkStep Unread(FetchedPage page, string reason) =>
        new(page with { Outcome = FetchOutcome.NotText, Reason = reason, Body = default, Sha256 = "" }, []);
}
