using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Ages;

public sealed class AgeTests
{
    [Theory]
    [InlineData("Edad de 18 a 25 años", 18, 25)]
    [InlineData("Edad: entre 24 y 36 años", 24, 36)]
    [InlineData("Edad 20-35", 20, 35)]
    [InlineData("señoritas de 18 a los 30 años", 18, 30)]
    [InlineData("between 18 and 30 years old", 18, 30)]
    [InlineData("ages 21-29", 21, 29)]
    [InlineData("mayores de 21 años", 21, 99)]
    [InlineData("tengo 25 años", 25, 25)]
    public void Ages_are_read(string body, int min, int max) =>
        Assert.Equal(new AgeRange(min, max), Assert.Single(Enricher.Enrich(body).Entities.Ages));

    [Theory]
    [InlineData("15 años de experiencia")]
    [InlineData("Más de 25 años en el mercado")]
    [InlineData("de 18 a 20 hrs")]
    [InlineData("turno de 20 a 30 personas")]
    public void Durations_and_hours_are_no_ages(string body) =>
        Assert.Empty(Enricher.Enrich(body).Entities.Ages);
}
