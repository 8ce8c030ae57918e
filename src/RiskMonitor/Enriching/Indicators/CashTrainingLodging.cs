using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R22: weekly pay, training and lodging promised together.</summary>
internal sealed class CashTrainingLodging(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _training = phrases.SectionOf("R22", "training");
    private readonly int _weekly = phrases.SectionOf("R22", "weekly");
    private readonly int _lodging = phrases.SectionOf("R09", "lodging");

    public string Id => "R22";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersWork && !reading.IsWarning && reading.Has(_lodging) && reading.Has(_weekly) ? reading.All(_training, Id).Take(1) : [];
}
