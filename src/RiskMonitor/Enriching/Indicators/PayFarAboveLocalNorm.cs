using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Wages;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R01: the month's pay lies in the top tail for the occupation and state, or above what any unskilled job pays.</summary>
internal sealed class PayFarAboveLocalNorm(PhraseMatcher phrases, WageReference wages) : IIndicatorRule
{
    /// <summary>With a place that is not known, an amount beyond this is more likely another country's money.</summary>
    private const decimal MostWhereThePlaceIsUnknown = 200_000;

    /// <summary>No advert that means pesos promises this a month; it is another country's money or a slip.</summary>
    private const decimal MostBelievable = 500_000;

    private readonly int _qualified = phrases.SectionOf("wages", "qualified");
    private readonly int _short = phrases.SectionOf("wages", "short");
    private readonly int _commission = phrases.SectionOf("wages", "commission");

    public string Id => "R01";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.OffersWork || reading.IsWarning || reading.Entities.MonthlyPay is not { } pay || WageReference.ToPesos(pay) is not { } monthly)
            yield break;
        // A day's pay for an event of three days is no month's pay.
        if (reading.IsPaidByTheDay && reading.Has(_short))
            yield break;
        if (monthly < wages.TopTailOf(reading, Demand(reading)))
            yield break;
        if (monthly > MostBelievable || (monthly > MostWhereThePlaceIsUnknown && reading.LocationIsUnknown))
            yield break;
        yield return reading.PaySpan(Id) ?? new IndicatorHit(Id);
    }

    private WorkDemand Demand(AdReading reading) =>
        reading.Has(_qualified) ? WorkDemand.Qualified : reading.Has(_commission) ? WorkDemand.Commission : WorkDemand.Unskilled;
}
