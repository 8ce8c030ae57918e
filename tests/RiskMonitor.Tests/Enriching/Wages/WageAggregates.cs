using System.Globalization;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;
using RiskMonitor.Enriching.Occupations;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Places;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;
using RiskMonitor.Enriching.Wages;

namespace RiskMonitor.Tests.Enriching.Wages;

/// <summary>
/// Makes seeds/wages/percentiles.csv from the offers in the shared data: the occupation of each title by the taxonomy, then percentiles of its pay.
/// No single offer is in the result; an occupation needs twenty.
/// </summary>
internal static class WageAggregates
{
    private const int FewestOffers = 20;

    public static string[] Of(string offers, string seeds)
    {
        var finder = new OccupationFinder(OccupationTable.Load(Path.Combine(seeds, "occupations")));
        var places = new PlaceFinder(PlaceGazetteer.Load(Path.Combine(seeds, "places")));
        var disguised = new DisguisedWords(new PhraseMatcher([]));
        var rows = SeedTable.Read(offers, row =>
            {
                var title = new FieldReading(AdField.Title, FoldedText.Of(row.Text("offer")));
                title.Tokenize(places, disguised);
                return (finder.InTitle(title)?.Occupation.Code, Pay: row.Decimal("salary"));
            })
            .Where(row => row.Code is not null && row.Pay > 0)
            .GroupBy(row => row.Code!, row => row.Pay, StringComparer.Ordinal)
            .Where(group => group.Count() >= FewestOffers)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Line(group.Key, [.. group.Order()]));
        return [$"occupation,n,{string.Join(',', WagePercentiles.Points.Select(point => $"p{point}"))}", .. rows];
    }

    private static string Line(string occupation, decimal[] pay) => string.Join(
        ',',
        [occupation, pay.Length.ToString(CultureInfo.InvariantCulture), .. WagePercentiles.Points.Select(point => decimal.Round(Percentile(pay, point)).ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Between the two nearest offers in a straight line.</summary>
    private static decimal Percentile(decimal[] pay, int point)
    {
        var at = point / 100m * (pay.Length - 1);
        var low = (int)at;
        return low + 1 < pay.Length ? pay[low] + ((at - low) * (pay[low + 1] - pay[low])) : pay[low];
    }
}
