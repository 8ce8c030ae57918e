using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>E17: words of a house, a manager, money taken by somebody else or persons kept in a place, in an advert that offers company. One span a kind.</summary>
internal sealed class ManagerVocabulary(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int[] _kinds = [.. new[] { "house", "booking", "money", "confinement", "recruiting" }.Select(section => phrases.SectionOf("E17", section))];
    private readonly int _withMe = phrases.SectionOf("E17", "with me");

    public string Id => "E17";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.OffersCompany || reading.IsWarning)
            return [];
        var hits = new List<IndicatorHit>(_kinds.Length + 1);
        foreach (var section in _kinds)
            AddApart(hits, reading.All(section, Id));
        // "Las citas son conmigo" is what an independent person writes too: it counts only beside another sign.
        if (hits.Count > 0)
            AddApart(hits, reading.All(_withMe, Id));
        return hits;
    }

    /// <summary>The first span that no other kind has taken: the same words are one sign, whatever they are a sign of.</summary>
    private static void AddApart(List<IndicatorHit> hits, IEnumerable<IndicatorHit> more)
    {
        foreach (var hit in more)
        {
            if (hits.Exists(taken => taken.Field == hit.Field && taken.Start < hit.Start + hit.Length && hit.Start < taken.Start + taken.Length))
                continue;
            hits.Add(hit);
            return;
        }
    }
}
