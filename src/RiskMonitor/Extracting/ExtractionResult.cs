using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Extracting;

/// <summary>The adverts of a page, and what could not be read, each with its reason.</summary>
public sealed record ExtractionResult(ImmutableArray<ExtractedAd> Ads, ImmutableArray<Rejection> Rejected);
