using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R06: the interview is set in a café, park, station or another public place.</summary>
internal sealed class InterviewInPublicPlace(PhraseMatcher phrases) : IIndicatorRule
{
    private const int MostSpans = 3;
    private readonly int _phrases = phrases.SectionOf("R06");

    public string Id => "R06";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersWork && !reading.IsWarning ? reading.All(_phrases, Id).Take(MostSpans) : [];
}
