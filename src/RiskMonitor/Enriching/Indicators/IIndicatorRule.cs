using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>One row of indicators.csv in code: says where in an advert its sign stands. Pure and safe for any number of threads.</summary>
internal interface IIndicatorRule
{
    /// <summary>Row of indicators.csv.</summary>
    string Id { get; }

    /// <summary>The spans that show the sign; empty when the advert does not have it.</summary>
    IEnumerable<IndicatorHit> FindIn(AdReading reading);
}
