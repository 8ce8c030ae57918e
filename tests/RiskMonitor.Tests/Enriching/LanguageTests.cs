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

    [Fact]
    public void A_declaration_is_not_trusted_against_a_text_that_is_plainly_in_another_language()
    {
        const string english = "We are looking for a cook to join the team of our restaurant, and you will be trained by the chef. The shift is from noon to eight and the tips are shared with all of the staff.";
        Assert.Equal(AdLanguage.En, Enricher.Enrich(english, AdLanguage.Es).Language);
        Assert.Equal(AdLanguage.Other, Enricher.Enrich("Требуется повар в ресторан, опыт работы от двух лет", AdLanguage.Es).Language);
    }

    [Theory]
    [InlineData("Buscamos Full Stack Developer para home office, remote first, great team", AdLanguage.Es)]
    [InlineData("Cook for the restaurant Los Tres Amigos, paid by the hour", AdLanguage.En)]
    [InlineData("Se busca mesera con experiencia. We are looking for a waitress for the evening, and you will be paid by the hour", AdLanguage.Es)]
    public void A_declaration_stands_where_the_text_does_not_plainly_contradict_it(string body, AdLanguage declared) =>
        Assert.Equal(declared, Enricher.Enrich(body, declared).Language);
}
