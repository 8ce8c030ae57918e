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
        var hits = _kinds.SelectMany(section => reading.All(section, Id).Take(1)).ToList();
        // "Las citas son conmigo" is what an independent person writes too: it counts only beside another sign.
        return hits.Count == 0 ? [] : hits.Concat(reading.All(_withMe, Id).Take(1));
    }
}
