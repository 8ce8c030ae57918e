using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>F13: money goes by remittance service or to a foreign account.</summary>
internal sealed class Remittance(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("F13");

    public string Id => "F13";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        (reading.OffersWork || reading.OffersCompany) && !reading.IsWarning ? reading.All(_phrases, Id).Take(1) : [];
}
