using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>E19: available day and night.</summary>
internal sealed class RoundTheClock(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("E19");

    public string Id => "E19";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersCompany && !reading.IsWarning ? reading.All(_phrases, Id).Take(1) : [];
}
