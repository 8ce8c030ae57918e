using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Ads;

public sealed class RelativeDatesTests
{
    private static readonly DateTimeOffset Seen = new(2026, 3, 2, 15, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("hace 3 días", "2026-02-27T00:00")]
    [InlineData("Hace un dia", "2026-03-01T00:00")]
    [InlineData("Publicado hace 2 semanas", "2026-02-16T00:00")]
    [InlineData("hace una semana.", "2026-02-23T00:00")]
    [InlineData("hace dos meses", "2026-01-02T00:00")]
    [InlineData("hace 1 mes", "2026-02-02T00:00")]
    [InlineData("hace 1 año", "2025-03-02T00:00")]
    [InlineData("hace 5 horas", "2026-03-02T10:30")]
    [InlineData("hace 40 min", "2026-03-02T14:50")]
    [InlineData("hace 30 segundos", "2026-03-02T15:29:30")]
    [InlineData("3 días atrás", "2026-02-27T00:00")]
    [InlineData("Hoy", "2026-03-02T00:00")]
    [InlineData("Hoy, 10:15", "2026-03-02T00:00")]
    [InlineData("Actualizado ayer", "2026-03-01T00:00")]
    [InlineData("anteayer", "2026-02-28T00:00")]
    [InlineData("antier", "2026-02-28T00:00")]
    [InlineData("2 weeks ago", "2026-02-16T00:00")]
    [InlineData("Posted 1 day ago", "2026-03-01T00:00")]
    [InlineData("an hour ago", "2026-03-02T14:30")]
    [InlineData("a month ago", "2026-02-02T00:00")]
    [InlineData("3d ago", "2026-02-27T00:00")]
    [InlineData("Yesterday", "2026-03-01T00:00")]
    [InlineData("today", "2026-03-02T00:00")]
    [InlineData("12 de noviembre", "2025-11-12T00:00")]
    [InlineData("1 mar", "2026-03-01T00:00")]
    [InlineData("3 de marzo", "2026-03-03T00:00")] // already tomorrow elsewhere
    [InlineData("4 de marzo", "2025-03-04T00:00")]
    [InlineData("Publicado el 28 de febrero", "2026-02-28T00:00")]
    [InlineData("Nov 12", "2025-11-12T00:00")]
    [InlineData("Posted on January 5", "2026-01-05T00:00")]
    public void Is_counted_from_the_day_it_was_seen(string text, string expected)
    {
        Assert.True(RelativeDates.TryRead(text, Seen, out var date));
        Assert.Equal(DateTimeOffset.Parse(expected + "Z", System.Globalization.CultureInfo.InvariantCulture), date);
    }

    [Theory]
    [InlineData("hace más de 30 días")]
    [InlineData("30+ days ago")]
    [InlineData("hace unos días")]
    [InlineData("hace varios meses")]
    [InlineData("hace 3 cajas")]
    [InlineData("3 días")]
    [InlineData("3 days")]
    [InlineData("hace 12345 días")]
    [InlineData("hoyuelo")]
    [InlineData("todayish")]
    [InlineData("30 de febrero")]
    [InlineData("")]
    [InlineData("mañana")]
    [InlineData("Hoy contratamos! WhatsApp 5512345678")]
    [InlineData("Ayer, en la tienda")]
    public void What_has_no_certain_reading_is_not_read(string text) => Assert.False(RelativeDates.TryRead(text, Seen, out _));

    [Fact]
    public void The_day_is_that_of_UTC()
    {
        Assert.True(RelativeDates.TryRead("ayer", new DateTimeOffset(2026, 3, 2, 20, 0, 0, TimeSpan.FromHours(-6)), out var date));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero), date);
    }
}
