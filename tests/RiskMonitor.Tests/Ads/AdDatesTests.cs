using CsCheck;
using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Ads;

public sealed class AdDatesTests
{
    [Theory]
    [InlineData("2026-02-07T10:00:00-06:00", AdLanguage.Unknown, "2026-02-07T16:00:00Z")]
    [InlineData("2026-02-07T10:00:00.5Z", AdLanguage.Unknown, "2026-02-07T10:00:00.5Z")]
    [InlineData("2026-02-07 10:00", AdLanguage.Unknown, "2026-02-07T10:00:00Z")]
    [InlineData("2026-02-07", AdLanguage.En, "2026-02-07T00:00:00Z")]
    [InlineData("2026/2/7", AdLanguage.Unknown, "2026-02-07T00:00:00Z")]
    [InlineData("07/02/2026", AdLanguage.Es, "2026-02-07T00:00:00Z")]
    [InlineData("07/02/2026", AdLanguage.En, "2026-07-02T00:00:00Z")]
    [InlineData("13-02-2026 08:30", AdLanguage.Unknown, "2026-02-13T08:30:00Z")]
    [InlineData("02/13/2026", AdLanguage.Unknown, "2026-02-13T00:00:00Z")]
    [InlineData("05.05.2026", AdLanguage.Unknown, "2026-05-05T00:00:00Z")]
    [InlineData("7 de febrero de 2026", AdLanguage.Es, "2026-02-07T00:00:00Z")]
    [InlineData("Sábado, 7 de Febrero del 2026", AdLanguage.Es, "2026-02-07T00:00:00Z")]
    [InlineData("7-ene-2026", AdLanguage.Es, "2026-01-07T00:00:00Z")]
    [InlineData("Feb 7, 2026", AdLanguage.En, "2026-02-07T00:00:00Z")]
    [InlineData("December 1st, 2026 14:05", AdLanguage.En, "2026-12-01T14:05:00Z")]
    [InlineData("Sat, 07 Feb 2026 10:00:00 GMT", AdLanguage.Unknown, "2026-02-07T10:00:00Z")]
    [InlineData("Sat, 07 Feb 2026 10:00:00 -0600", AdLanguage.Unknown, "2026-02-07T16:00:00Z")]
    public void Dates_are_read_as_written(string text, AdLanguage language, string expected)
    {
        Assert.True(AdDates.TryRead(text, language, out var date));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), date);
        Assert.Equal(TimeSpan.Zero, date.Offset);
    }

    [Theory]
    [InlineData("07/02/2026", AdLanguage.Unknown)]
    [InlineData("07/02/2026", AdLanguage.Mixed)]
    [InlineData("31/02/2026", AdLanguage.Es)]
    [InlineData("07/02/26", AdLanguage.Es)]
    [InlineData("2026-02-30", AdLanguage.Es)]
    [InlineData("ayer", AdLanguage.Es)]
    [InlineData("", AdLanguage.Es)]
    [InlineData("0001-01-01", AdLanguage.Es)]
    public void What_cannot_be_decided_is_not_a_date(string text, AdLanguage language) =>
        Assert.False(AdDates.TryRead(text, language, out _));

    [Fact]
    public void Every_day_written_in_the_order_of_its_language_is_read_back() =>
        Gen.Date[new DateTime(1970, 1, 2), new DateTime(2100, 1, 1)].Sample(day =>
            AdDates.TryRead($"{day:dd'/'MM'/'yyyy}", AdLanguage.Es, out var es) && es.UtcDateTime == day
            && AdDates.TryRead($"{day:MM'/'dd'/'yyyy}", AdLanguage.En, out var en) && en.UtcDateTime == day
            && AdDates.TryRead($"{day:yyyy-MM-dd}", AdLanguage.Unknown, out var iso) && iso.UtcDateTime == day);

    [Theory]
    [InlineData("Solicitamos cajero con experiencia en el manejo de efectivo para la sucursal", 2)]
    [InlineData("We are looking for a cashier with experience in the handling of cash", 7)]
    public async Task A_date_in_numbers_follows_the_language_of_the_text_when_none_is_declared(string body, int month)
    {
        var ad = Assert.Single(await AdFileText.JsonLinesAsync($$"""{"id":"1","body":"{{body}}","postedAt":"07/02/2026"}""")).Ad!;
        Assert.Equal(month, ad.PostedAt!.Value.Month);
    }
}
