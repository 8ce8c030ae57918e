using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R14: looks, or being single, are asked; or one sex together with a narrow age. Common in ordinary Mexican adverts, so it only combines.</summary>
internal sealed class SexAgeLooksCondition(PhraseMatcher phrases) : IIndicatorRule
{
    /// <summary>A range of ages up to this wide and this high counts as narrow and young.</summary>
    private const int NarrowRange = 14;
    private const int YoungMaximum = 36;

    private readonly int _sex = phrases.SectionOf("R14", "sex");
    private readonly int _looks = phrases.SectionOf("R14", "looks");
    private readonly int _single = phrases.SectionOf("R14", "single");

    public string Id => "R14";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.OffersWork || reading.IsWarning)
            return [];
        var sex = reading.All(_sex, Id).Take(1).ToList();
        var conditions = reading.All(_looks, Id).Concat(reading.All(_single, Id)).Take(2).ToList();
        if (sex.Count > 0 && (conditions.Count > 0 || reading.Entities.Ages.Any(IsNarrow)))
            return sex.Concat(conditions);
        return conditions.Count >= 2 ? conditions : [];
    }

    private static bool IsNarrow(AgeRange age) => age.Max <= YoungMaximum && age.Max - age.Min is > 0 and <= NarrowRange;
}
