using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Facts;

public sealed class PayPercentileTests
{
    [Fact]
    public void Pay_is_set_against_its_occupation_and_state()
    {
        var low = Percentile("Guardia de seguridad", "$9,000 mensuales", "Puebla, Puebla")!;
        var high = Percentile("Guardia de seguridad", "$40,000 mensuales", "Puebla, Puebla")!;
        Assert.Equal(("guard", "Puebla"), (low.Occupation, low.State));
        Assert.True(low.N >= 20);
        Assert.InRange(low.Percentile, 0, 40);
        Assert.InRange(high.Percentile, 96, 100);
    }

    /// <summary>Growth 2.26, Puebla 1.18: 17,068 pesos there are 6,400 of the aggregates.</summary>
    [Fact]
    public void An_amount_is_brought_back_to_the_aggregates_by_growth_and_state()
    {
        var here = Percentile("Guardia de seguridad", "$17,068 mensuales", "Puebla, Puebla")!;
        var there = Percentile("Guardia de seguridad", "$14,464 mensuales", null)!;
        Assert.Null(there.State);
        Assert.Equal(here.Percentile, there.Percentile);
    }

    [Theory]
    [InlineData("Oportunidad única", "$9,000 mensuales", "Puebla, Puebla")] // no occupation
    [InlineData("Guardia de seguridad", "", "Puebla, Puebla")] // no pay
    [InlineData("Guardia de seguridad", "$9,000 mensuales", "Quito, Ecuador")] // another country
    [InlineData("Tatuador", "$9,000 mensuales", "Puebla, Puebla")] // too few offers
    [InlineData("Guardia de seguridad", "500 dólares mensuales", null)] // other money, and no place
    public void Where_there_is_nothing_to_compare_there_is_no_percentile(string title, string pay, string? location) => Assert.Null(Percentile(title, pay, location));

    private static PayPercentile? Percentile(string title, string pay, string? location) =>
        Enricher.Shared.Enrich(Enricher.Advert("Se solicita personal con experiencia", channel: AdChannel.JobBoard) with { Title = title, Salary = pay, Location = location }).Facts.PayPercentile;
}
