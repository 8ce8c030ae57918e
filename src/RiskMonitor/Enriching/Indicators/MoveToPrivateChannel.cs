using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R23: details are given only in private messages.</summary>
internal sealed class MoveToPrivateChannel(PhraseMatcher phrases) : IIndicatorRule
{
    private const int MostSpans = 3;
    private readonly int _phrases = phrases.SectionOf("R23");

    public string Id => "R23";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.SpeaksOfWork && !reading.IsWarning ? reading.All(_phrases, Id).Take(MostSpans) : [];
}
