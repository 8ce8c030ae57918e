using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>E04: words that promise that the offer is real, safe or guaranteed.</summary>
internal sealed class TrustLanguage(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("E04");

    public string Id => "E04";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersCompany && !reading.IsWarning ? reading.All(_phrases, Id).Take(1) : [];
}
