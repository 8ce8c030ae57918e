using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>F01: money goes to the account of somebody who is neither the person nor the firm advertised, or the reader's own account is to pass money on.</summary>
internal sealed class ThirdPartyAccount(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("F01");
    private readonly int _mule = phrases.SectionOf("F01", "mule");
    private readonly int _forward = phrases.SectionOf("F01", "forward");

    public string Id => "F01";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.IsWarning ? [] : reading.All(_phrases, Id).Concat(reading.OffersWork ? reading.All(_mule, Id).Concat(reading.All(_forward, Id)) : []).Take(2);
}
