using RiskMonitor.Ads;
using RiskMonitor.Enriching.Occupations;

namespace RiskMonitor.Tests.Enriching.Occupations;

public sealed class OccupationTests
{
    [Theory]
    [InlineData("Se solicita mesera", "waiter")]
    [InlineData("Meser@s para restaurante", "waiter")]
    [InlineData("Auxiliares de limpieza", "cleaner")]
    [InlineData("Auxiliar de almacén", "warehouse_worker")]
    [InlineData("Vendedor(a) de mostrador", "salesperson")]
    [InlineData("Chofer repartidor", "delivery_driver")]
    [InlineData("Guardias de seguridad", "guard")]
    [InlineData("Jornaleros para corte de fresa", "farm_worker")]
    [InlineData("Edecanes para evento", "edecan")]
    [InlineData("Acompañante para eventos", "companion")]
    [InlineData("Modelos con o sin experiencia", "model")]
    [InlineData("Operadora de máquina recta", "production_operator")]
    [InlineData("Enfermeras generales", "nurse")]
    [InlineData("Maestro panadero", "baker")]
    [InlineData("Live-in nannies", "nanny")]
    [InlineData("Truck drivers wanted", "truck_driver")]
    [InlineData("Waitresses needed", "waiter")]
    [InlineData("House cleaner", "domestic_worker")]
    [InlineData("Software engineer, Java", "software_developer")]
    public void A_title_names_its_occupation(string title, string code) => Assert.Equal(code, Read(title, "Informes por este medio")?.Code);

    [Theory]
    [InlineData("Restaurante solicita mesero con experiencia, reporta al gerente", "waiter")]
    [InlineData("busco señora para cuidado de adulto mayor los lunes", "carer")]
    [InlineData("Family looking for an au pair for the summer", "au_pair")]
    [InlineData("Empresa de seguridad privada solicita chofer", "driver")]
    public void Without_a_title_the_body_does(string body, string code) => Assert.Equal(code, Read(null, body)?.Code);

    [Theory]
    [InlineData("Vendo refrigerador, buen modelo, poco uso")]
    [InlineData("Te ayudamos con tu modelo de negocio")]
    [InlineData("Rento departamento con dos recámaras")]
    [InlineData("New business model for your shop")]
    public void An_everyday_word_is_no_occupation_in_a_body(string body) => Assert.Null(Read(null, body));

    [Fact]
    public void Under_a_title_without_one_only_what_is_looked_for_counts()
    {
        Assert.Null(Read("Gran oportunidad", "Trabajarás con médicos y abogados de la zona"));
        Assert.Equal("receptionist", Read("Gran oportunidad", "Solicitamos recepcionista para consultorio")?.Code);
    }

    [Fact]
    public void The_longest_name_of_a_title_wins_over_an_earlier_one() => Assert.Equal("call_centre", Read("Ejecutivo / agente telefónico", "Informes")?.Code);

    [Fact]
    public void Every_occupation_has_a_name_in_both_languages_and_can_be_found()
    {
        var table = OccupationTable.Load(Path.Combine(Enricher.Seeds, "occupations"));
        Assert.True(table.Occupations.Length >= 120);
        Assert.All(table.Occupations, occupation => Assert.NotEqual("", occupation.NameEn));
    }

    [Theory]
    [InlineData("meseras", "meser")]
    [InlineData("mesero", "meser")]
    [InlineData("vendedores", "vendedor")]
    [InlineData("vendedora", "vendedor")]
    [InlineData("edecanes", "edecan")]
    [InlineData("spa", "spa")]
    [InlineData("caja", "caja")]
    public void A_stem_has_no_ending_of_gender_and_number(string word, string stem) => Assert.Equal(stem, WordStem.Of(word).ToString());

    private static RiskMonitor.Enriching.OccupationFact? Read(string? title, string body) =>
        Enricher.Shared.Enrich(Enricher.Advert(body, AdLanguage.Unknown) with { Title = title }).Facts.Occupation;
}
