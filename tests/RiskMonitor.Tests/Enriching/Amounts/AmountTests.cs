using CsCheck;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Amounts;

public sealed class AmountTests
{
    [Theory]
    [InlineData("Sueldo de $8,000 a $10,000 mensuales", 8000, 10000, "MXN", "month")]
    [InlineData("Ganas $8,000 - $10,000 semanales", 8000, 10000, "MXN", "week")]
    [InlineData("pagamos 12 mil quincenales libres", 12000, 12000, "MXN", "fortnight")]
    [InlineData("de 8 a 12 mil pesos por semana", 8000, 12000, "MXN", "week")]
    [InlineData("ganas quince mil a la semana", 15000, 15000, "MXN", "week")]
    [InlineData("pago de 350 por turno", 350, 350, "MXN", "day")]
    [InlineData("$2,500.00 diarios", 2500, 2500, "MXN", "day")]
    [InlineData("pago semanal de $3,200", 3200, 3200, "MXN", "week")]
    [InlineData("$1,200 USD per week", 1200, 1200, "USD", "week")]
    [InlineData("earn $25/hour", 25, 25, "MXN", "hour")]
    [InlineData("salary: USD 3,000 a month", 3000, 3000, "USD", "month")]
    [InlineData("te pagan 500 dólares por evento", 500, 500, "USD", "task")]
    [InlineData("$9500 cada 15 días", 9500, 9500, "MXN", "fortnight")]
    [InlineData("sueldo $180,000 anuales", 180000, 180000, "MXN", "year")]
    [InlineData("10k semanales", 10000, 10000, "MXN", "week")]
    [InlineData("pagan 15,000 m.n. al mes", 15000, 15000, "MXN", "month")]
    [InlineData("Inscripción de $350", 350, 350, "MXN", null)]
    public void An_amount_is_read_with_currency_and_period(string body, double min, double max, string currency, string? period) =>
        Assert.Equal(new Amount((decimal)min, (decimal)max, currency, period), Assert.Single(Enricher.Enrich(body).Entities.Amounts));

    [Theory]
    [InlineData("Somos 200 personas y 15 sucursales")]
    [InlineData("Horario de 9:00 a 18:00, 48 horas semanales")]
    [InlineData("Edad de 18 a 25 años, 2 años de experiencia")]
    [InlineData("Empresa fundada en 1998 con 2000 colaboradores")]
    [InlineData("Tel 55 1234 5678")]
    public void Counts_hours_ages_and_phones_are_no_money(string body) =>
        Assert.Empty(Enricher.Enrich(body).Entities.Amounts);

    [Theory]
    [InlineData("Ganas $8,000 semanales", 34760)]
    [InlineData("$500 diarios", 15200)]
    [InlineData("$60 por hora", 12480)]
    [InlineData("sueldo $6,000 quincenal", 13020)]
    [InlineData("sueldo base $9,000 mensuales más bono de $20,000 mensuales", 9000)]
    public void Pay_is_converted_to_a_month_and_bonuses_are_left_out(string body, double monthly) =>
        Assert.Equal((decimal)monthly, Enricher.Enrich(body).Entities.MonthlyPay?.Max);

    [Fact]
    public void The_salary_field_decides_and_needs_no_sign()
    {
        var ad = Enricher.Advert("Ganas $90,000 mensuales") with { Salary = "12000 - 14000" };
        Assert.Equal(new MonthlyPay(12000, 14000, "MXN"), Enricher.Shared.Enrich(ad).Entities.MonthlyPay);
    }

    [Fact]
    public void A_bare_sign_means_the_money_of_the_place()
    {
        var ad = Enricher.Advert("Sueldo $900,000 mensuales") with { Location = "Capital Federal, Buenos Aires" };
        Assert.Equal("ARS", Enricher.Shared.Enrich(ad).Entities.MonthlyPay?.Currency);
    }

    [Fact]
    public void Whatever_is_written_reading_never_fails_and_bounds_are_in_order() =>
        Gen.OneOf("$", "8", "8,000", "10.5", "mil", "k", " ", " a ", "-", "pesos", "semanales", "por hora", "USD", "millones", ".", "\n", "000", "quince", "€", "m.n.", "9999999999999999999")
            .Array[0, 14].Select(string.Concat)
            .Sample(body => Assert.All(Enricher.Enrich("x" + body).Entities.Amounts, amount => Assert.True(amount.Min > 0 && amount.Max >= amount.Min)));
}
