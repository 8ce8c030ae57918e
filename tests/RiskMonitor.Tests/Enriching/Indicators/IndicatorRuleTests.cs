using RiskMonitor.Ads;

namespace RiskMonitor.Tests.Enriching.Indicators;

public sealed class IndicatorRuleTests
{
    private static readonly string[] Built =
        ["R01", "R02", "R04", "R05", "R06", "R07", "R08", "R09", "R10", "R11", "R14", "R15", "R18", "R23", "E01", "E05", "E17", "F01", "F04", "F05", "F06", "F07", "R25", "R31", "C04"];

    public static TheoryData<IndicatorCase> Cases => [.. IndicatorCases.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_indicator_fires_with_the_span_that_shows_it_and_stays_silent_on_its_near_miss(IndicatorCase example)
    {
        var ad = Enricher.Advert(example.Body, example.Lang, example.Channel) with { Location = example.Location, Company = example.Company };
        var hits = Enricher.Shared.Enrich(ad).Hits.Where(hit => hit.Id == example.Id).ToList();
        Assert.Equal(example.Fires, hits.Count > 0);
        if (example.Fires)
            Assert.Contains(hits, hit => hit.Field is { } field && ad[field]!.Substring(hit.Start, hit.Length).Contains(example.Shows!, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_indicator_has_a_case_that_fires_and_a_near_miss_in_both_languages()
    {
        var missing = from id in Built
                      from lang in new[] { AdLanguage.Es, AdLanguage.En }
                      from fires in new[] { true, false }
                      where !IndicatorCases.All.Any(example => example.Id == id && example.Lang == lang && example.Fires == fires)
                      select $"{id} {lang} {(fires ? "fires" : "near miss")}";
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_hit_is_a_row_of_the_catalogue() =>
        Assert.All(IndicatorCases.All.SelectMany(example => Enricher.Enrich(example.Body, example.Lang, example.Channel).Hits), hit => Assert.True(Enricher.Shared.Catalog.TryGet(hit.Id, out _)));

    [Fact]
    public void Accents_capitals_and_hidden_characters_change_nothing()
    {
        string[] written = ["Deposita a la cuenta de mi prima", "DEPOSITA A LA CUENTA DE MI PRIMA", "Depósita a la cuénta de mi prima", "Depo\u200Bsita a la cu\u00ADenta de mi prima", "𝐃𝐞𝐩𝐨𝐬𝐢𝐭𝐚 a la cuenta de mi prima"];
        Assert.All(written, body => Assert.Contains(Enricher.Enrich(body).Hits, hit => hit.Id == "F01"));
    }

    [Fact]
    public void A_warning_without_a_contact_makes_no_offer_but_a_plea_in_it_is_still_heard()
    {
        const string warning = "Cuidado con los anuncios de trabajo en bares: te pagan el viaje y el hospedaje y te piden mandar foto de tu INE. Es una estafa, denuncia.";
        Assert.Empty(Enricher.Enrich(warning, channel: AdChannel.SocialPost).Hits);
        Assert.NotEmpty(Enricher.Enrich($"{warning} Informes 55 1234 5678", channel: AdChannel.SocialPost).Hits);
        Assert.Contains(Enricher.Enrich($"{warning} Ayúdenme, no me dejan salir.", channel: AdChannel.SocialPost).Hits, hit => hit.Id == "C04");
    }

    [Fact]
    public void An_advert_by_an_independent_person_shows_no_sign_of_work_or_of_a_third_person()
    {
        const string independent = "Soy Valeria, 29 años, guapa y delgada, masajista, atiendo sola. Solo WhatsApp 55 1234 5678, más información por inbox.";
        Assert.Empty(Enricher.Enrich(independent, channel: AdChannel.EscortBoard).Hits);
    }

    [Fact]
    public void Enriching_the_same_advert_on_many_threads_gives_the_same_record()
    {
        var ad = Enricher.Advert(string.Join('\n', IndicatorCases.All.Select(example => example.Body)));
        var expected = Enricher.Shared.Enrich(ad).Hits;
        Parallel.For(0, 64, _ => Assert.Equal(expected, Enricher.Shared.Enrich(ad).Hits));
    }
}
