using RiskMonitor.Enriching.Amounts;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Wages;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>
/// E18: the price an hour lies below the lowest tenth of the state (item of Giommoni and Ikwu 2021, not seen). There is no public table of such prices: the reference is the organisation's own
/// (docs/operating.md), and without one this stays silent.
/// </summary>
internal sealed class PriceBelowMarket(PriceReference? prices) : IIndicatorRule
{
    public string Id => "E18";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (prices is null || !reading.OffersCompany || reading.IsWarning || reading.Entities.Places.FirstOrDefault(place => place.State is not null)?.State is not { } state)
            yield break;
        foreach (var field in reading.Fields)
        {
            foreach (var found in field.Amounts)
            {
                if (found.Amount is { Currency: "MXN", Period: PayPeriods.Hour } && prices.LowestTenthOf(state) is { } low && found.Amount.Max < low)
                {
                    yield return field.ToIndicator(Id, found.Start, found.End);
                    yield break;
                }
            }
        }
    }
}
