using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying.Heads;

/// <summary>
/// Weights of indicators before any analyst's label exists, from their evidence grade and use (docs/adding-an-indicator.md). In logits.
/// An indicator that only combines weighs half of one that counts on its own.
/// </summary>
internal static class StartingWeights
{
    private const double NeverDecidesCap = .5;

    public static ImmutableSortedDictionary<string, double> Of(RiskHead head, IndicatorCatalog catalog) => catalog.All
        .Where(indicator => indicator.Heads.Contains(head))
        .ToImmutableSortedDictionary(indicator => indicator.Id, Weight, StringComparer.Ordinal);

    public static double Weight(Indicator indicator)
    {
        var alone = indicator switch
        {
            { Use: IndicatorUse.Contra } => -1.0,
            { Use: not (IndicatorUse.Score or IndicatorUse.Combine) } => 0,
            { Grade: "E+" or "L" } => 2,
            { Grade: "E0" or "E−" or "E-" } => 0,
            _ => 1,
        };
        var weight = indicator.Use == IndicatorUse.Combine || indicator.Grade == "B" ? alone / 2 : alone;
        return indicator.Id == HeadScorer.NeverDecides ? Math.Min(weight, NeverDecidesCap) : weight;
    }
}
