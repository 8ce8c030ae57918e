using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Linking;

/// <summary>What the store remembers of adverts linked earlier, read once at start to rebuild the index.</summary>
public interface ICampaignMemory
{
    IAsyncEnumerable<RememberedAd> LoadAsync(CancellationToken cancellationToken);
}

/// <summary>A stored advert's place in the campaign graph.</summary>
public sealed record RememberedAd(
    AdId Id,
    CampaignId Campaign,
    string ContentHash,
    ImmutableArray<uint> Signature,
    ImmutableArray<ContactKey> ContactKeys)
{
    /// <summary>What the stored scores were made with; empty when that is not known.</summary>
    public string ScoredWith { get; init; } = "";
}
