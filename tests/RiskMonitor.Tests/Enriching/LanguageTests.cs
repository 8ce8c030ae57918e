using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Enriching;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("Se solicita personal para la cocina del restaurante, con experiencia y muy buena actitud en el trato", AdLanguage.Es)]
    [InlineData("We are looking for a cook to join the team of our restaurant, and you will be trained by the chef", AdLanguage.En)]
    [InlineData("Estamos contratando cozinheiro para restaurante em São Paulo, com experiência e disponibilidade, não perca", AdLanguage.Other)]
    [InlineData("Nous recherchons un cuisinier pour notre restaurant, avec expérience et bonne humeur", AdLanguage.Other)]
    [InlineData("Se busca mesera con experiencia para el turno de la tarde en la zona del centro. We are looking for a waitress with experience for the evening, you will be paid by the hour", AdLanguage.Mixed)]
    [InlineData("Solicito meseras urgente", AdLanguage.Es)]
    [InlineData("12345 :-)", AdLanguage.Unknown)]
    public void The_language_of_an_undeclared_text_is_identified(string body, AdLanguage expected) =>
        Assert.Equal(expected, Enricher.Enrich(body, AdLanguage.Unknown).Language);

    [Theory]
    [InlineData(AdLanguage.Es)]
    [InlineData(AdLanguage.En)]
    public void A_declared_language_is_trusted(AdLanguage declared) =>
        Assert.Equal(declared, Enricher.Enrich("Tacos al pastor & burritos", declared).Language);
}
