using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R18: papers, a visa or a crossing come with the job.</summary>
internal sealed class MigrantPapersByEmployer(PhraseMatcher phrases) : IIndicatorRule
{
    private const int MostSpans = 3;
    private readonly int _phrases = phrases.SectionOf("R18");

    public string Id => "R18";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersWork && !reading.IsWarning ? reading.All(_phrases, Id).Take(MostSpans) : [];
}
