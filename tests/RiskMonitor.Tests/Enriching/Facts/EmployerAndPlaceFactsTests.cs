using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Facts;

public sealed class EmployerAndPlaceFactsTests
{
    [Theory]
    [InlineData("Comercializadora La Esquina S.A. de C.V. solicita cajero", null, true, true, "LegalForm")]
    [InlineData("Grupo Ejemplo, S. de R.L. de C.V. contrata chofer", null, true, true, "LegalForm")]
    [InlineData("Example Foods LLC is hiring cooks", null, true, true, "LegalForm")]
    [InlineData("Manda tu solicitud a rh@panaderia-luna.example", "Panadería Luna", true, true, "OwnMail")]
    [InlineData("Postúlate en www.fabrica-sol.example", "Fábrica Sol", true, true, "Site")]
    [InlineData("Presentarse en Av. Juárez No. 120, colonia Centro", "Panadería Luna", true, true, "Street")]
    [InlineData("Presentarse en Av. Juárez No. 120, colonia Centro", null, false, false, "Street")]
    [InlineData("Apply at 450 Main Street", "Corner Cafe", true, true, "Street")]
    [InlineData("Informes al conmutador de la oficina", "Panadería Luna", true, true, "Landline")]
    [InlineData("Solicito meseras, informes por whatsapp 55 1234 5678", null, false, false, "")]
    [InlineData("Escribe a trabajo.ya@gmail.com", "Confidencial", false, false, "")]
    [InlineData("Envía tu CV, hoja de CV actualizada", null, false, false, "")]
    [InlineData("La calle está llena de ofertas, gana 500 al día", null, false, false, "")]
    public void An_employer_is_found_by_what_is_given(string body, string? company, bool named, bool identified, string by)
    {
        var employer = Enricher.Shared.Enrich(Enricher.Advert(body, AdLanguage.Unknown, AdChannel.JobBoard) with { Company = company }).Facts.Employer!;
        Assert.Equal((named, identified, by), (employer.Named, employer.Identified, string.Join(' ', employer.By)));
    }

    [Theory]
    [InlineData("Trabajo en Monterrey, pago semanal", "Guadalajara, Jalisco", WorkplaceRelation.OtherState)]
    [InlineData("Trabajo en Monterrey, pago semanal", "Monterrey, Nuevo León", WorkplaceRelation.Same)]
    [InlineData("Trabajo en Canadá por temporada", "Puebla, Puebla", WorkplaceRelation.OtherCountry)]
    [InlineData("Jobs in Canada for the season", "Puebla, Puebla", WorkplaceRelation.OtherCountry)]
    [InlineData("Trabajo en Monterrey, pago semanal", null, WorkplaceRelation.NotKnown)]
    public void The_workplace_is_set_against_the_place_of_the_advert(string body, string? location, WorkplaceRelation relation) =>
        Assert.Equal(relation, Enricher.Shared.Enrich(Enricher.Advert(body) with { Location = location }).Facts.Workplace?.AgainstAdvert);

    [Fact]
    public void A_place_that_is_not_that_of_the_work_is_no_workplace() =>
        Assert.Null(Enricher.Enrich("Empresa con oficinas en Monterrey solicita asesor").Facts.Workplace);

    [Theory]
    [InlineData("Operadores para maquila en Tijuana", BorderSide.North)]
    [InlineData("Vacante en Cd. Juárez, Chihuahua", BorderSide.North)]
    [InlineData("Work near the bridge in McAllen", BorderSide.North)]
    [InlineData("Trabajo en Tapachula, hotel", BorderSide.South)]
    [InlineData("Cocinero en Chetumal", BorderSide.South)]
    public void A_place_on_a_border_is_marked(string body, BorderSide side) => Assert.Equal(side, Assert.Single(Enricher.Enrich(body).Facts.BorderPlaces).Border);

    [Theory]
    [InlineData("Operadores para planta en Monterrey")]
    [InlineData("Calle Juárez esquina con Matamoros")]
    [InlineData("Hotel en Mérida, Yucatán")]
    public void Other_places_are_not(string body) => Assert.Empty(Enricher.Enrich(body).Facts.BorderPlaces);

    [Fact]
    public void A_small_town_whose_name_is_elsewhere_too_needs_its_state_to_lie_on_the_border()
    {
        Assert.Empty(Enricher.Shared.Enrich(Enricher.Advert("Se solicita chofer") with { Location = "Santa Cruz" }).Facts.BorderPlaces);
        Assert.Single(Enricher.Shared.Enrich(Enricher.Advert("Se solicita chofer") with { Location = "Santa Cruz, Sonora" }).Facts.BorderPlaces);
    }
}
