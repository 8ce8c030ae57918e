using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Linking;

/// <summary>
/// Campaigns of the adverts of one file, which are final only when all of them were added. Links are shown on both sides:
/// here no advert came before another. Keeps ids and links, no text.
/// </summary>
public sealed class FileCampaigns(CampaignLinker linker)
{
    private const int MostReasons = 10;

    private readonly List<AdId> _order = [];
    private readonly Dictionary<AdId, List<CampaignLink>> _links = [];

    public void Add(EnrichedAd ad)
    {
        ArgumentNullException.ThrowIfNull(ad);
        var linked = linker.Link(ad);
        var id = ad.Ad.Id;
        _order.Add(id);
        _links.Add(id, [.. linked.Why]);
        foreach (var link in linked.Why)
            Keep(_links[link.With], link with { With = id });
    }

    /// <summary>A line an advert, in the order they were added.</summary>
    public IEnumerable<LinkLine> Lines()
    {
        var smallest = new Dictionary<CampaignId, AdId>();
        foreach (var id in _order)
        {
            var campaign = CampaignOf(id);
            smallest[campaign] = smallest.TryGetValue(campaign, out var other) && other < id ? other : id;
        }

        foreach (var id in _order)
            yield return new LinkLine(id, smallest[CampaignOf(id)], Strongest(_links[id]));
    }

    private CampaignId CampaignOf(AdId id) => linker.CampaignOf(id) ?? throw new InvalidOperationException($"{id} was added and is not known");

    private static void Keep(List<CampaignLink> links, CampaignLink link)
    {
        links.Add(link);
        if (links.Count >= 4 * MostReasons)
        {
            var strongest = Strongest(links);
            links.Clear();
            links.AddRange(strongest);
        }
    }

    private static ImmutableArray<CampaignLink> Strongest(List<CampaignLink> links) =>
        [.. links.OrderByDescending(link => link.Strength).ThenBy(link => link.Kind).ThenBy(link => link.With).Take(MostReasons)];
}
