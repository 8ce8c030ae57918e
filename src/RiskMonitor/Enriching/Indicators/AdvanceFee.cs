using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R10: the worker is asked to pay for a place, papers, training, a kit or the like.</summary>
internal sealed class AdvanceFee(PhraseMatcher phrases) : IIndicatorRule
{
    private const int MostSpans = 3;
    private readonly int _phrases = phrases.SectionOf("R10");
    private readonly int _fund = phrases.SectionOf("R10", "fund");

    public string Id => "R10";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.SpeaksOfWork && !reading.IsWarning ? reading.All(_phrases, Id).Concat(reading.All(_fund, Id)).Take(MostSpans) : [];
}
