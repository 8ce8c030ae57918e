using RiskMonitor.Classifying;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Writing;

/// <summary>What tells whether an advert of a batch is in the store already, just as it is.</summary>
internal sealed record StoredAd(CampaignId Campaign, string ContentHash, string Model, string Policy, DateTimeOffset CollectedAt)
{
    public bool IsSameAs(ScoredAd scored) =>
        ContentHash == scored.Linked.ContentHash && Model == scored.Model && Policy == scored.Policy;
}
