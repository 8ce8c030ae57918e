using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>C04: somebody writes that they, or a person close to them, are held or in danger now. Escalates whatever the score, so it is narrow on purpose.</summary>
internal sealed class PleaForHelp(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _phrases = phrases.SectionOf("C04", "plea");

    public string Id => "C04";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) => reading.All(_phrases, Id).Take(2);
}
