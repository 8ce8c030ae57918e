using System.Collections.Frozen;
using System.Collections.Immutable;

namespace RiskMonitor.Enriching.Wages;

/// <summary>Pay by occupation as points of a distribution (seeds/wages/percentiles.csv): where an amount of that year stands among them.</summary>
internal sealed class WagePercentiles
{
    /// <summary>The percentiles that the table has a column for.</summary>
    public static readonly ImmutableArray<int> Points = [10, 25, 50, 75, 90, 95];

    private readonly FrozenDictionary<string, Distribution> _byOccupation;

    private WagePercentiles(FrozenDictionary<string, Distribution> byOccupation) => _byOccupation = byOccupation;

    /// <exception cref="FormatException">Names line and field: a percentile that is missing, or lower than the one before.</exception>
    public static WagePercentiles Load(string path) => new(SeedTable.Read(path, row =>
    {
        var amounts = Points.Select(point => row.Decimal($"p{point}")).ToImmutableArray();
        for (var i = 0; i < amounts.Length; i++)
        {
            if (amounts[i] < (i == 0 ? 1 : amounts[i - 1]))
                throw row.Wrong($"p{Points[i]}", $"{amounts[i]} is below the percentile before it");
        }

        return (Occupation: row.Required("occupation"), Distribution: new Distribution(row.Int("n"), amounts));
    }).ToFrozenDictionary(row => row.Occupation, row => row.Distribution, StringComparer.Ordinal));

    /// <summary>Occupations with enough offers.</summary>
    public IEnumerable<string> Occupations => _byOccupation.Keys;

    /// <summary>Percentile 0 to 100 and the number of offers, or null for an occupation that is not in the table.</summary>
    /// <param name="occupation">Code of the taxonomy.</param>
    /// <param name="amount">Pesos a month, in money of the table's year and for the country as a whole.</param>
    public (int Percentile, int N)? Of(string occupation, decimal amount) =>
        _byOccupation.TryGetValue(occupation, out var distribution) ? (PercentileOf(distribution.Amounts, amount), distribution.N) : null;

    /// <summary>
    /// Between two points in a straight line; where several points have one amount, the middle of them. Below the 10th from 0 pesos at 0;
    /// beyond the 95th 100 − 5 × p95 / amount, which comes near 100 and never says more than the table knows.
    /// </summary>
    internal static int PercentileOf(ImmutableArray<decimal> amounts, decimal amount)
    {
        if (amount <= 0)
            return 0;
        if (amount > amounts[^1])
            return Rounded(100 - (100 - Points[^1]) * amounts[^1] / amount);
        var (first, last) = (amounts.IndexOf(amount), amounts.LastIndexOf(amount));
        if (first >= 0)
            return Rounded((Points[first] + Points[last]) / 2m);
        var above = 0;
        while (amounts[above] < amount)
            above++;
        var (lowAmount, lowPoint) = above == 0 ? (0m, 0) : (amounts[above - 1], Points[above - 1]);
        return Rounded(lowPoint + (Points[above] - lowPoint) * (amount - lowAmount) / (amounts[above] - lowAmount));
    }

    private static int Rounded(decimal percentile) => (int)decimal.Round(percentile, MidpointRounding.AwayFromZero);

    private sealed record Distribution(int N, ImmutableArray<decimal> Amounts);
}
