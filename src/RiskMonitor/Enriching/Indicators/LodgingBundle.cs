using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R09: the recruiter offers lodging together with transport or food.</summary>
internal sealed class LodgingBundle(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _lodging = phrases.SectionOf("R09", "lodging");
    private readonly int _transport = phrases.SectionOf("R09", "transport");
    private readonly int _food = phrases.SectionOf("R09", "food");

    public string Id => "R09";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.OffersWork || reading.IsWarning || !reading.Has(_lodging))
            return [];
        var further = reading.All(_transport, Id).Concat(reading.All(_food, Id)).Take(1).ToList();
        return further.Count == 0 ? [] : reading.All(_lodging, Id).Take(1).Concat(further);
    }
}
