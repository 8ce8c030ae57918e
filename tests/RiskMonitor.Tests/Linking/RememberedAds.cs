using RiskMonitor.Linking;

namespace RiskMonitor.Tests.Linking;

/// <summary>A store that remembers what it was given, in that order.</summary>
internal sealed class RememberedAds(params IReadOnlyList<LinkedAd> ads) : ICampaignMemory
{
    public string ScoredWith { get; init; } = "";

    public IAsyncEnumerable<RememberedAd> LoadAsync(CancellationToken cancellationToken) => ads
        .Select(ad => new RememberedAd(ad.Enriched.Ad.Id, ad.Campaign, ad.ContentHash, ad.Signature, ad.ContactKeys) { ScoredWith = ScoredWith })
        .ToAsyncEnumerable();
}
