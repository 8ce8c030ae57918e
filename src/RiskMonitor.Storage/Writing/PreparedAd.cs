using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Storage.Records;

namespace RiskMonitor.Storage.Writing;

/// <summary>An advert with its texts masked and its original sealed, ready to be written.</summary>
internal sealed record PreparedAd
{
    public required ScoredAd Scored { get; init; }

    /// <summary>The advert with every contact masked.</summary>
    public required Ad Masked { get; init; }

    public required byte[] SealedAd { get; init; }

    public required string Heads { get; init; }

    public required string Reasons { get; init; }

    public required byte[] Signature { get; init; }

    public required string LinkKeys { get; init; }

    public required double TopScore { get; init; }

    public required ImmutableArray<AdContactRecord> Contacts { get; init; }

    public required ImmutableArray<AdPlaceRecord> Places { get; init; }

    /// <summary>The report that the text came with, ready to be written; null for an advert.</summary>
    public ReportRecord? Report { get; init; }

    /// <summary>What the advert brings that may be new to its campaign.</summary>
    public required ImmutableArray<(NewsKind Kind, string Value)> News { get; init; }
}
