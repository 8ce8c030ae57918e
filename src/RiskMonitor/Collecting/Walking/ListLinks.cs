using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Walking;

/// <summary>What a list page leads to, in the order of the page, each address once. Not yet checked against scope or robots.</summary>
internal sealed record ListLinks(ImmutableArray<CanonicalUrl> Ads, CanonicalUrl? Next)
{
    public static ListLinks None { get; } = new([], null);
}
