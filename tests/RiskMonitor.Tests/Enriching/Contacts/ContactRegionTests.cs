using RiskMonitor.Ads;
using RiskMonitor.Enriching;
using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Places;

namespace RiskMonitor.Tests.Enriching.Contacts;

/// <summary>Where phones and accounts point to, and the two signs that come of it (R31, F07).</summary>
public sealed class ContactRegionTests
{
    private static readonly string Places = Path.Combine(Enricher.Seeds, "places");
    private static readonly PhoneRegions Phones = PhoneRegions.Load(Places);
    private static readonly BankTable Banks = BankTable.Load(Places);

    [Theory]
    [InlineData("+525512345678", "Ciudad de México|Estado de México")]
    [InlineData("+525612345678", "Ciudad de México|Estado de México")]
    [InlineData("+523312345678", "Jalisco")]
    [InlineData("+523221234567", "Jalisco|Nayarit")]
    [InlineData("+529841234567", "Quintana Roo")]
    [InlineData("+524141234567", "Querétaro")]
    [InlineData("+526641234567", "Baja California")]
    [InlineData("+528711234567", "Coahuila|Durango")]
    [InlineData("+526571123456", "Chihuahua")]
    [InlineData("+529661234567", "Chiapas")]
    [InlineData("+12133734253", "")]
    [InlineData("+528001234567", "")]
    public void A_phone_points_to_the_states_of_its_longest_known_prefix(string phone, string states) => Assert.Equal(states, string.Join('|', Phones.StatesOf(phone)));

    [Theory]
    [InlineData("002180012345678906", "BANAMEX", "Ciudad de México")]
    [InlineData("012", "BBVA", "Mexicali", "020")]
    [InlineData("646180", "STP", null, "180")]
    [InlineData("722969", "Mercado Pago W", null, "180")]
    public void A_clabe_names_its_bank_and_where_the_account_was_opened(string beginning, string bank, string? plaza, string? code = null)
    {
        var before = code is null ? beginning[..17] : $"{beginning[..3]}{code}{"01234567890"}";
        var clabe = $"{before}{AccountScanner.ClabeDigit(before)}";
        Assert.Equal(new Clabe(clabe, bank, plaza), Assert.Single(Enricher.Enrich($"CLABE {clabe}").Entities.Clabes));
    }

    [Fact]
    public void Every_place_of_the_tables_has_a_state_that_adverts_are_read_with()
    {
        var gazetteer = PlaceGazetteer.Load(Places);
        var known = Enumerable.Range(1, 32).Select(code => gazetteer.StateName($"{code:00}")).ToHashSet();
        for (var area = 200; area < 1000; area++)
            Assert.Subset(known, Phones.StatesOf($"+52{area}1234567").ToHashSet());
        var plazas = Enumerable.Range(0, 1000).Select(code => Banks.PlazaOf($"002{code:000}012345678901")).OfType<Plaza>().ToList();
        Assert.Equal(404, plazas.Count);
        Assert.Subset(known, plazas.SelectMany(plaza => plaza.States).ToHashSet());
        Assert.Equal(32, plazas.SelectMany(plaza => plaza.States).Distinct().Count());
    }

    [Theory]
    [InlineData("Puebla", "Tlaxcala", true)]
    [InlineData("Estado de México", "Ciudad de México", true)]
    [InlineData("Sonora", "Sonora", true)]
    [InlineData("Jalisco", "Colima", false)]
    public void States_that_share_a_metropolitan_area_are_near(string one, string other, bool isNear)
    {
        Assert.Equal(isNear, MetropolitanNeighbours.AreNear(one, other));
        Assert.Equal(isNear, MetropolitanNeighbours.AreNear(other, one));
    }

    [Theory]
    [InlineData("Se busca ayudante de cocina, sueldo $2,000 semanales. Llama al 33 1234 5650", "Puebla, Puebla", true)]
    [InlineData("Se busca ayudante de cocina, sueldo $2,000 semanales. Llama al 222 123 4567", "Puebla, Puebla", false)]
    [InlineData("Se busca ayudante de cocina, sueldo $2,000 semanales. Llama al 55 1234 5678", "Ecatepec, Estado de México", false)]
    [InlineData("Se busca ayudante de cocina, sueldo $2,000 semanales. Llama al 246 123 4567", "Puebla, Puebla", false)]
    [InlineData("Se busca ayudante de cocina, sueldo $2,000 semanales. Llama al 33 1234 5650 o 222 123 4567", "Puebla, Puebla", false)]
    [InlineData("Se busca ayudante de cocina en Guadalajara, sueldo $2,000 semanales. Llama al 33 1234 5650", "Puebla, Puebla", false)]
    [InlineData("Se busca ayudante de cocina, sueldo $2,000 semanales. Llama al 33 1234 5650", "Houston, USA", false)]
    [InlineData("Se busca ayudante de cocina, sueldo $2,000 semanales. Llama al 33 1234 5650", null, false)]
    [InlineData("Vendo bicicleta, 33 1234 5650", "Puebla, Puebla", false)]
    public void A_phone_of_a_state_far_from_every_place_named_is_context(string body, string? location, bool fires)
    {
        var enriched = Enricher.Shared.Enrich(Enricher.Advert(body) with { Location = location });
        Assert.Equal(fires, enriched.Hits.Any(hit => hit.Id == "R31"));
        Assert.DoesNotContain(enriched.Hits, hit => hit.Id == "F07");
    }

    [Theory]
    [InlineData("Monterrey, Nuevo León", true)]
    [InlineData("Mexicali, Baja California", false)]
    public void An_account_opened_far_from_the_advert_is_context(string location, bool fires)
    {
        const string before = "01202001234567890";
        var clabe = $"{before}{AccountScanner.ClabeDigit(before)}";
        var enriched = Enricher.Shared.Enrich(Enricher.Advert($"Se busca ayudante. Anticipo a la CLABE {clabe}") with { Location = location });
        Assert.Equal(fires, enriched.Hits.Any(hit => hit.Id == "F07"));
    }

    [Theory]
    [InlineData("Hola, soy Valeria. 33 1234 5650", true)]
    [InlineData("Hola, soy Valeria. 222 123 4567", false)]
    public void Where_company_is_offered_the_phones_area_counts_as_the_accounts(string body, bool fires)
    {
        var enriched = Enricher.Shared.Enrich(Enricher.Advert(body, channel: AdChannel.EscortBoard) with { Location = "Puebla, Puebla" });
        Assert.Equal(fires, enriched.Hits.Any(hit => hit.Id == "F07"));
        Assert.DoesNotContain(enriched.Hits, hit => hit.Id == "R31");
    }

    [Theory]
    [InlineData("R31")]
    [InlineData("F07")]
    public void Both_are_shown_and_add_nothing(string id)
    {
        var row = Enricher.Shared.Catalog[id];
        Assert.Equal((IndicatorUse.Context, "X"), (row.Use, row.Grade));
    }
}
