using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R15: the occupation is one in which deceptive offers to women are frequent.</summary>
internal sealed class OccupationOverRepresented(PhraseMatcher phrases) : IIndicatorRule
{
    private const int MostSpans = 3;
    private readonly int _phrases = phrases.SectionOf("R15");

    public string Id => "R15";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersWork && !reading.IsWarning ? reading.All(_phrases, Id).Take(MostSpans) : [];
}
