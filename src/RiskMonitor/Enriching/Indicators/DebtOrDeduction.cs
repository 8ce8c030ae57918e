using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R11: travel, lodging or advances are paid back out of wages, or wages are fined or held. Read in adverts of company too: debt binds in sexual services as it does in farm work.</summary>
internal sealed class DebtOrDeduction(PhraseMatcher phrases) : IIndicatorRule
{
    private const int MostSpans = 3;
    private readonly int _phrases = phrases.SectionOf("R11");
    private readonly int _bonds = phrases.SectionOf("R11", "bonds");

    public string Id => "R11";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) => reading.IsWarning || !(reading.OffersWork || reading.OffersCompany) ? [] : reading.All(_phrases, Id).Concat(reading.All(_bonds, Id)).Take(MostSpans);
}
