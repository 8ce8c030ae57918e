using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Linking;

/// <summary>Nobody has judged anything yet: for verbs that read files and know no store.</summary>
public sealed class NoCampaignOverrides : ICampaignOverrides
{
    public LinkOverride Between(AdId first, AdId second) => LinkOverride.None;

    public ImmutableArray<AdId> PairedWith(AdId ad) => [];

    public EarlierVerdict? VerdictOn(CampaignId campaign, DateTimeOffset at) => null;
}
