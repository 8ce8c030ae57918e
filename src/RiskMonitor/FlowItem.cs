using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting;

namespace RiskMonitor;

/// <summary>One page with everything the flow made of it; what the sink writes in one transaction.</summary>
public sealed record FlowItem
{
    public required FetchedPage Page { get; init; }

    /// <summary>What the page was read by, should it have to be read again.</summary>
    public ExtractionRules? Rules { get; init; }

    /// <summary>Stage of the source: what a source in shadow brings is counted and not stored.</summary>
    public Stage Stage { get; init; } = Stage.On;

    /// <summary>Adverts read from a page of a source in shadow.</summary>
    public int InShadow { get; init; }

    /// <summary>Adverts that a layout in shadow reads otherwise than the one that is on.</summary>
    public int Differences { get; init; }

    /// <summary>Adverts that are new, whose text changed, or that another model or policy had scored.</summary>
    public ImmutableArray<ScoredAd> Scored { get; init; } = [];

    /// <summary>Adverts known already with the same text and scores; only the time they were seen is written.</summary>
    public ImmutableArray<AdId> SeenAgain { get; init; } = [];

    public ImmutableArray<Rejection> Rejected { get; init; } = [];
}
