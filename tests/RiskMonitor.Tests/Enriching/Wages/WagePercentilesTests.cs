using System.Collections.Immutable;
using CsCheck;
using RiskMonitor.Enriching.Wages;
using RiskMonitor.Tests.Linking;

namespace RiskMonitor.Tests.Enriching.Wages;

public sealed class WagePercentilesTests
{
    private static readonly ImmutableArray<decimal> Amounts = [4000, 5000, 6000, 8000, 10000, 12000];

    private static string File => Path.Combine(Enricher.Seeds, "wages", "percentiles.csv");

    [Theory]
    [InlineData(4000, 10)]
    [InlineData(5000, 25)]
    [InlineData(6000, 50)]
    [InlineData(8000, 75)]
    [InlineData(10000, 90)]
    [InlineData(12000, 95)]
    [InlineData(7000, 63)]
    [InlineData(2000, 5)]
    [InlineData(0, 0)]
    [InlineData(24000, 98)]
    [InlineData(12_000_000, 100)]
    public void An_amount_stands_between_the_points_of_the_table(int amount, int percentile) =>
        Assert.Equal(percentile, WagePercentiles.PercentileOf(Amounts, amount));

    /// <summary>The board pays every policeman the same: whoever has that pay stands in the middle of those who have it.</summary>
    [Fact]
    public void Pay_that_most_have_is_the_middle_of_them()
    {
        ImmutableArray<decimal> flat = [13987, 13987, 13987, 13987, 13988, 14500];
        Assert.Equal(43, WagePercentiles.PercentileOf(flat, 13987));
        Assert.Equal(5, WagePercentiles.PercentileOf(flat, 6993.5m));
        Assert.Equal(90, WagePercentiles.PercentileOf(flat, 13988));
    }

    [Fact]
    public void More_pay_never_stands_lower() =>
        Gen.Select(Gen.Int[1, 60_000].Array[6], Gen.Int[0, 90_000], Gen.Int[0, 90_000]).Sample((points, one, other) =>
        {
            ImmutableArray<decimal> amounts = [.. points.Order().Select(point => (decimal)point)];
            var (less, more) = (WagePercentiles.PercentileOf(amounts, Math.Min(one, other)), WagePercentiles.PercentileOf(amounts, Math.Max(one, other)));
            Assert.InRange(less, 0, more);
            Assert.InRange(more, less, 100);
        });

    /// <summary>With MONITOR_WAGES_OUT the file is written there: how seeds/wages/percentiles.csv is made.</summary>
    [Fact]
    public void The_table_is_what_the_shared_offers_give()
    {
        var made = WageAggregates.Of(SharedData.PathOf("mexico/wages/empleo2020.csv"), Enricher.Seeds);
        if (Environment.GetEnvironmentVariable("MONITOR_WAGES_OUT") is { Length: > 0 } path)
            System.IO.File.WriteAllLines(path, made);
        else
            Assert.Equal(made, System.IO.File.ReadLines(File).Where(line => !line.StartsWith('#')));
    }

    [Fact]
    public void Every_occupation_of_the_table_is_in_the_taxonomy()
    {
        var known = RiskMonitor.Enriching.Occupations.OccupationTable.Load(Path.Combine(Enricher.Seeds, "occupations")).Occupations.Select(occupation => occupation.Code).ToHashSet(StringComparer.Ordinal);
        Assert.All(WagePercentiles.Load(File).Occupations, occupation => Assert.Contains(occupation, known));
    }
}
