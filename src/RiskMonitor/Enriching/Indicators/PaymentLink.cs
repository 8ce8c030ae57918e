using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>F06: money is asked through a payment link or a payment app.</summary>
internal sealed class PaymentLink(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("F06");

    public string Id => "F06";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        (reading.OffersWork || reading.OffersCompany) && !reading.IsWarning ? reading.All(_phrases, Id).Take(1) : [];
}
