using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>F04: a wallet address stands in the advert, or payment is asked or made in a virtual currency.</summary>
internal sealed class VirtualCurrencyAsked(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("F04");

    public string Id => "F04";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.IsWarning ? [] : reading.SpansOf(ContactKind.Wallet, Id).Concat(reading.All(_phrases, Id)).Take(2);
}
