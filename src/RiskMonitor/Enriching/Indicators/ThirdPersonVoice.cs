using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>E09: the person offered is spoken of as she or they, by somebody else.</summary>
internal sealed class ThirdPersonVoice(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("E09");

    public string Id => "E09";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersCompany && !reading.IsWarning ? reading.All(_phrases, Id).Take(2) : [];
}
