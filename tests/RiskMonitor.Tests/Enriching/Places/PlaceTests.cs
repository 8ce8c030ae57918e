using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Places;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("Benito Juárez, Quintana Roo", "Quintana Roo", "Benito Juárez")]
    [InlineData("Cuautitlán Izcalli, Estado de México", "Estado de México", "Cuautitlán Izcalli")]
    [InlineData("Toluca, México", "Estado de México", "Toluca")]
    [InlineData("Miguel Hidalgo, Ciudad de México DF", "Ciudad de México", "Miguel Hidalgo")]
    [InlineData("CDMX", "Ciudad de México", null)]
    [InlineData("Ecatepec, Edomex", "Estado de México", "Ecatepec de Morelos")]
    [InlineData("Guadalupe, NL", "Nuevo León", "Guadalupe")]
    [InlineData("Puebla, Puebla", "Puebla", "Puebla")]
    [InlineData("Tijuana", "Baja California", "Tijuana")]
    [InlineData("Cancún", "Quintana Roo", "Benito Juárez")]
    [InlineData("Guerrero", "Guerrero", null)]
    [InlineData("San Luis Potosí, S.L.P.", "San Luis Potosí", "San Luis Potosí")]
    public void A_location_field_gives_state_and_municipality(string location, string? state, string? municipality)
    {
        var ad = Enricher.Advert("Se solicita personal") with { Location = location };
        Assert.Equal(new Place("MX", state, municipality), Assert.Single(Enricher.Shared.Enrich(ad).Entities.Places));
    }

    [Theory]
    [InlineData("El trabajo es en Playa del Carmen, Quintana Roo", "MX", "Quintana Roo", "Playa del Carmen")]
    [InlineData("te vas a Tijuana el lunes", "MX", "Baja California", "Tijuana")]
    [InlineData("vacantes en Dubái con vuelo", "AE", null, null)]
    [InlineData("jobs in Canada", "CA", null, null)]
    [InlineData("hotel en el estado de Guerrero", "MX", "Guerrero", null)]
    public void A_place_is_found_in_running_text(string body, string country, string? state, string? municipality) =>
        Assert.Equal(new Place(country, state, municipality), Assert.Single(Enricher.Enrich(body).Entities.Places));

    [Theory]
    [InlineData("vacantes en GDL, buen sueldo", "Jalisco", "Guadalajara")]
    [InlineData("chamba en MTY", "Nuevo León", "Monterrey")]
    [InlineData("planta en QRO", "Querétaro", null)]
    [InlineData("bar en TJ", "Baja California", "Tijuana")]
    [InlineData("maquila en Cd. Juárez", "Chihuahua", "Juárez")]
    [InlineData("tienda en Edo. Méx.", "Estado de México", null)]
    [InlineData("local en Neza", "Estado de México", "Nezahualcóyotl")]
    [InlineData("oficina en la alcaldía Benito Juárez", "Ciudad de México", "Benito Juárez")]
    [InlineData("oficina en Benito Juárez, CDMX", "Ciudad de México", "Benito Juárez")]
    [InlineData("bodega en Iztapalapa", "Ciudad de México", "Iztapalapa")]
    [InlineData("hotel en Cabo San Lucas", "Baja California Sur", "Los Cabos")]
    [InlineData("cocina en Chetumal", "Quintana Roo", "Othón P. Blanco")]
    public void Short_names_and_boroughs_are_found_in_running_text(string body, string state, string? municipality) =>
        Assert.Equal(new Place("MX", state, municipality), Assert.Single(Enricher.Enrich(body).Entities.Places));

    [Theory]
    [InlineData("GAM", "Gustavo A. Madero")]
    [InlineData("GAM, CDMX", "Gustavo A. Madero")]
    [InlineData("Delegación Cuauhtémoc, CDMX", "Cuauhtémoc")]
    [InlineData("Alcaldía Miguel Hidalgo", "Miguel Hidalgo")]
    public void A_borough_is_found_in_the_field_of_the_place(string location, string borough)
    {
        var ad = Enricher.Advert("Se solicita personal") with { Location = location };
        Assert.Equal(new Place("MX", "Ciudad de México", borough), Assert.Single(Enricher.Shared.Enrich(ad).Entities.Places));
    }

    [Theory]
    [InlineData("me gusta el gam de colores y el aca de la esquina")]
    [InlineData("Calle Hidalgo esquina con Guerrero, colonia Centro")]
    [InlineData("Preguntar por el Lic. Juárez García")]
    [InlineData("Preparar salsa de chile y comida china")]
    public void Streets_surnames_and_words_are_no_places(string body) =>
        Assert.Empty(Enricher.Enrich(body).Entities.Places);
}
