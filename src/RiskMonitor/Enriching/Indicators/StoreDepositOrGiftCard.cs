using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>F05: money is asked by deposit in a shop or as the code of a gift card.</summary>
internal sealed class StoreDepositOrGiftCard(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("F05");

    public string Id => "F05";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        (reading.OffersWork || reading.OffersCompany) && !reading.IsWarning ? reading.All(_phrases, Id).Take(1) : [];
}
