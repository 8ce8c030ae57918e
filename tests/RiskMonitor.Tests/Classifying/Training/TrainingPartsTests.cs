using RiskMonitor.Ads;
using RiskMonitor.Classifying.Training;

namespace RiskMonitor.Tests.Classifying.Training;

public sealed class TrainingPartsTests
{
    [Fact]
    public void A_campaign_is_in_one_fold_in_both_languages()
    {
        var ads = InventedAdverts.Make(40).Select(ad => ad with { Campaign = $"c{int.Parse(ad.Id, System.Globalization.CultureInfo.InvariantCulture) % 9}" }).ToList();
        var folds = CampaignFolds.Assign(ads, 3);
        Assert.Equal(ads.Select(ad => ad.Campaign).Distinct().Count(), folds.Count);
        Assert.Equal(3, folds.Values.Distinct().Count());
    }

    [Fact]
    public void Companies_stay_together_when_they_are_what_is_split()
    {
        var folds = CampaignFolds.AssignByCompany(InventedAdverts.Make(20).Select(ad => ad with { Company = ad.Language.ToString() }), 2);
        Assert.Equal(["En", "Es"], folds.Keys.Order());
    }

    [Fact]
    public void Calibration_finds_the_line_that_made_the_labels()
    {
        // Margins whose share of deceptive adverts follows logistic(2 × margin − 1) exactly.
        var rows = new List<(double Margin, bool IsDeceptive, double Weight)>();
        for (var margin = -2.0; margin <= 2; margin += .001)
        {
            var share = 1 / (1 + Math.Exp(-(2 * margin - 1)));
            rows.AddRange([(margin, true, share), (margin, false, 1 - share)]);
        }

        var fit = Platt.Fit(rows, prevalence: rows.Where(row => row.IsDeceptive).Sum(row => row.Weight) / rows.Sum(row => row.Weight));
        Assert.Equal(2, fit.Slope, .1);
        Assert.Equal(-1, fit.Intercept, .1);
    }

    [Fact]
    public void A_term_needs_enough_campaigns_and_enough_companies()
    {
        var ads = Enumerable.Range(0, 10).Select(i => Ad($"c{i}", $"k{i % 3}", i < 6 ? "albahaca romero" : "romero")).ToList();
        Assert.Equal(["albahaca", "albahaca romero", "romero"], VocabularyBuilder.Build(ads, new VocabularyRules(2, 5, 3, 0)).Terms);
        Assert.Equal(["romero"], VocabularyBuilder.Build(ads, new VocabularyRules(2, 7, 3, 0)).Terms);
        Assert.Empty(VocabularyBuilder.Build(ads, new VocabularyRules(2, 5, 4, 0)).Terms);
    }

    [Fact]
    public void Names_of_companies_and_words_only_they_use_do_not_enter()
    {
        var ads = Enumerable.Range(0, 12).Select(i => Ad($"c{i}", i < 6 ? "tornillos zafiro" : $"empresa {i}", "tornillos de zafiro y tuercas")).ToList();
        var names = CompanyTerms.Of([.. ads.Select((ad, i) => ad with { Body = i < 6 ? ad.Body : "tornillos y tuercas" })]);
        var terms = VocabularyBuilder.Build(ads, new VocabularyRules(2, 1, 1, 0), names).Terms;
        Assert.Contains("tornillos", terms);
        Assert.DoesNotContain(terms, term => term.Contains("zafiro", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_with_digits_and_addresses_never_become_terms()
    {
        var ads = Enumerable.Range(0, 3).Select(i => Ad($"c{i}", $"k{i}", "turno2 nocturno ventas@tienda.example www.tienda.example 24h")).ToList();
        Assert.Equal(["nocturno"], VocabularyBuilder.Build(ads, new VocabularyRules(2, 1, 1, 0)).Terms);
    }

    [Fact]
    public void Near_copies_are_one_group_and_other_texts_are_not()
    {
        const string one = "Importante empresa del ramo solicita personal para el area de produccion con disponibilidad de horario y ganas de aprender un oficio nuevo cerca de su casa";
        var groups = NearCopies.Group([one, one + " en Toluca", "Se busca contador titulado con cinco anos de experiencia en despacho y manejo de impuestos federales y locales para empresa de transporte"]);
        Assert.Equal(groups[0], groups[1]);
        Assert.NotEqual(groups[0], groups[2]);
    }

    [Theory]
    [InlineData("Confidencial", false)]
    [InlineData("IMPORTANTE EMPRESA del sector", false)]
    [InlineData("NA/NA", false)]
    [InlineData("", false)]
    [InlineData("Tornillos Zafiro S.A.", true)]
    public void Placeholders_name_nobody(string company, bool named) => Assert.Equal(named, CompanyNames.IsNamed(company));

    private static TrainingAd Ad(string campaign, string company, string body) => new()
    {
        Id = campaign,
        Language = AdLanguage.Es,
        Campaign = campaign,
        Company = company,
        Title = null,
        Body = body,
        IsDeceptive = false,
    };
}
