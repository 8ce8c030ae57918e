using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>A row of indicators.csv that is read from the other indicators of the same advert. Pure and safe for any number of threads.</summary>
internal interface IDerivedRule
{
    /// <summary>Row of indicators.csv.</summary>
    string Id { get; }

    /// <summary>The sign without a span; null when the advert does not have it.</summary>
    /// <param name="reading">The advert.</param>
    /// <param name="hits">What the other rules found in it.</param>
    IndicatorHit? FindIn(AdReading reading, IReadOnlyList<IndicatorHit> hits);
}
