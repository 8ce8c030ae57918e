using RiskMonitor.Ads;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>
/// R32 and E25: many indicators of one head together. Of 430 deceptive adverts 98 % had one and 15 % five (Volodko et al. 2019); of 17,362 escort adverts 1.7 % had three or more
/// (Giommoni and Ikwu 2021). Indicators of one aspect count as one, and what is only shown does not count.
/// </summary>
internal sealed class SeveralIndicators(string id, RiskHead head, int least, IndicatorCatalog catalog) : IDerivedRule
{
    public string Id => id;

    public IndicatorHit? FindIn(AdReading reading, IReadOnlyList<IndicatorHit> hits)
    {
        if (hits.Count < least)
            return null;
        var aspects = new HashSet<string>(StringComparer.Ordinal);
        foreach (var hit in hits)
        {
            if (catalog.TryGet(hit.Id, out var sign) && sign.Use is IndicatorUse.Score or IndicatorUse.Combine && sign.Heads.Contains(head) && !sign.NeverDecides)
                aspects.Add(sign.Aspect);
        }

        return aspects.Count >= least ? new IndicatorHit(id) : null;
    }
}
