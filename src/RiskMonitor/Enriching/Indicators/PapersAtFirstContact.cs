using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R07: identity papers are asked for, or kept, before any selection.</summary>
internal sealed class PapersAtFirstContact(PhraseMatcher phrases) : IIndicatorRule
{
    private const int MostSpans = 3;
    private readonly int _phrases = phrases.SectionOf("R07");
    private readonly int _remote = phrases.SectionOf("R07", "remote");

    public string Id => "R07";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersWork && !reading.IsWarning ? reading.All(_remote, Id).Concat(reading.All(_phrases, Id)).Take(MostSpans) : [];
}
