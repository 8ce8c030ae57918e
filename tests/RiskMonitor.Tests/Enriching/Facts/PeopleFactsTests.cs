using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Tests.Enriching.Facts;

public sealed class PeopleFactsTests
{
    [Theory]
    [InlineData("Solicito señoritas para mostrador", AskedGender.Women)]
    [InlineData("Ayudante de cocina. Sexo femenino, turno de la tarde", AskedGender.Women)]
    [InlineData("Looking for girls to work at a juice stand", AskedGender.Women)]
    [InlineData("Women only, morning shift at a laundry", AskedGender.Women)]
    [InlineData("Solo hombres, trabajo en bodega", AskedGender.Men)]
    [InlineData("Personal masculino para carga y descarga", AskedGender.Men)]
    [InlineData("Men only, moving furniture", AskedGender.Men)]
    [InlineData("Hombres o mujeres con ganas de trabajar en cocina", AskedGender.Any)]
    [InlineData("Auxiliar de oficina, sexo indistinto", AskedGender.Any)]
    [InlineData("Men and women welcome, warehouse work", AskedGender.Any)]
    public void The_gender_asked_for_is_read(string body, AskedGender asked) => Assert.Equal(asked, Facts(body).Gender?.Asked);

    [Theory]
    [InlineData("Vendedora de ropa para mujer, experiencia en boutique")]
    [InlineData("Se solicita recepcionista con experiencia")]
    [InlineData("Sales associate for a women's clothing store")]
    [InlineData("Taller de calzado para hombres y niños solicita ayudante de corte")]
    public void Who_buys_is_not_who_is_asked_for(string body) => Assert.Null(Facts(body).Gender);

    [Theory]
    [InlineData("2 vacantes para ayudante de cocina", 2, 2)]
    [InlineData("Buscamos 5 personas para empaque", 5, 5)]
    [InlineData("Solicito tres meseras para evento", 3, 3)]
    [InlineData("Se necesitan 4 a 6 vacantes de guardia", 4, 6)]
    [InlineData("Vacantes disponibles: 10. Operador de producción", 10, 10)]
    [InlineData("We need 8 workers for the packing shed", 8, 8)]
    [InlineData("3 openings for line cooks", 3, 3)]
    [InlineData("Varias vacantes para almacén", 2, null)]
    [InlineData("Multiple openings for drivers", 2, null)]
    public void The_number_wanted_is_read(string body, int min, int? max)
    {
        var persons = Facts(body).Persons;
        Assert.Equal((min, max), (persons!.Min, persons.Max));
    }

    [Theory]
    [InlineData("Coordinarás un equipo de 20 personas en la planta")]
    [InlineData("Salón con capacidad para 150 personas busca gerente")]
    [InlineData("You will lead a team of 12 people")]
    [InlineData("Experiencia de 3 años como vendedor")]
    public void A_team_or_a_hall_is_no_number_wanted(string body) => Assert.Null(Facts(body).Persons);

    [Fact]
    public void Ages_come_with_their_span()
    {
        const string body = "Ayudante general, edad de 20 a 45 años, turno de la mañana";
        var ages = Assert.Single(Facts(body).Ages);
        Assert.Equal((20, 45, "20 a 45"), (ages.Min, ages.Max, body.Substring(ages.Span.Start, ages.Span.Length)));
    }

    [Theory]
    [InlineData("Requisitos: INE, CURP y comprobante de domicilio", "Ine Curp AddressProof")]
    [InlineData("Traer acta de nacimiento, cartilla militar y cartas de recomendación", "BirthCertificate MilitaryCard References")]
    [InlineData("Chofer con licencia de manejo vigente y carta de no antecedentes penales", "DrivingLicence NoRecord")]
    [InlineData("Manda fotos recientes y pasaporte vigente", "Passport Photos")]
    [InlineData("Bring your passport and birth certificate, proof of address", "BirthCertificate Passport AddressProof")]
    [InlineData("Driver's license and references required", "DrivingLicence References")]
    public void Papers_asked_for_are_named(string body, string documents) => Assert.Equal(documents, string.Join(' ', Facts(body).Documents.Select(found => found.Document)));

    [Theory]
    [InlineData("Gestoría: tramitamos pasaporte y visa, citas rápidas")]
    [InlineData("Elaboramos tarjetas de presentación y volantes")]
    [InlineData("Receptionist to check ids of guests at the door")]
    public void Papers_of_somebody_else_are_not_asked_for(string body) => Assert.Empty(Facts(body).Documents);

    [Fact]
    public void A_post_that_warns_has_no_facts() =>
        Assert.Equal(AdFacts.None, Facts("Cuidado con las ofertas falsas de mesera en Cancún, piden INE y dinero para el viaje. No caigas."));

    private static AdFacts Facts(string body) => Enricher.Enrich(body, AdLanguage.Unknown, AdChannel.JobBoard).Facts;
}
