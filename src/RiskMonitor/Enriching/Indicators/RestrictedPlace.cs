using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>E20: persons are kept in a place, watched, without telephone, or bound by quota, fine or debt.</summary>
internal sealed class RestrictedPlace(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("E20");

    public string Id => "E20";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersCompany && !reading.IsWarning ? reading.All(_phrases, Id).Take(2) : [];
}
