using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Linking;

namespace RiskMonitor.Tests.Linking;

/// <summary>What people said, kept in memory.</summary>
internal sealed class SpokenOverrides : ICampaignOverrides
{
    private readonly Dictionary<(AdId, AdId), LinkOverride> _said = [];

    public SpokenOverrides Say(string first, string second, LinkOverride said)
    {
        _said[(AdId.Parse(first), AdId.Parse(second))] = said;
        return this;
    }

    public LinkOverride Between(AdId first, AdId second) =>
        _said.TryGetValue((first, second), out var said) || _said.TryGetValue((second, first), out said) ? said : LinkOverride.None;

    public ImmutableArray<AdId> PairedWith(AdId ad) =>
        [.. _said.Keys.Where(pair => pair.Item1 == ad || pair.Item2 == ad).Select(pair => pair.Item1 == ad ? pair.Item2 : pair.Item1)];

    public EarlierVerdict? VerdictOn(CampaignId campaign, DateTimeOffset at) => null;
}
