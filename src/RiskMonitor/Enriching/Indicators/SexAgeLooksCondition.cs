using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R14: one sex only, looks, or being single are asked. Common in ordinary Mexican adverts, so it only combines; an age alone, which three in ten name, is not read as a sign.</summary>
internal sealed class SexAgeLooksCondition(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _sex = phrases.SectionOf("R14", "sex");
    private readonly int _looks = phrases.SectionOf("R14", "looks");
    private readonly int _single = phrases.SectionOf("R14", "single");

    public string Id => "R14";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.OffersWork || reading.IsWarning)
            return [];
        return reading.All(_sex, Id).Take(1).Concat(reading.All(_looks, Id).Take(1)).Concat(reading.All(_single, Id).Take(1));
    }
}
