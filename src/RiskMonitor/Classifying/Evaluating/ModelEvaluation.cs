using System.Globalization;
using System.Text;
using System.Text.Json;
using RiskMonitor.Classifying.Models;
using RiskMonitor.Classifying.Training;
using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying.Evaluating;

/// <summary>Cross-validation of the shipped settings; the same data give the same figures to the last digit.</summary>
internal sealed class ModelEvaluation(TrainingData data, CompanyTerms companies, AdEnricher enricher, RiskPolicy policy)
{
    private static readonly (string Name, TextModelSettings Settings)[] Others =
    [
        ("vocabulary by minimum frequency only (not published)", TextModelSettings.Shipped with { Vocabulary = VocabularyRules.MinimumFrequency }),
        ("plain tf-idf: no term ratios, no floor for short texts, no cut of weights", TextModelSettings.Shipped with
        {
            RatioPower = 0, ShortestLength = 0, Sdca = TextModelSettings.Shipped.Sdca with { L2 = 1e-4f, LargestWeight = float.MaxValue },
        }),
        ("every advert counts the same, copies of a campaign too", TextModelSettings.Shipped with { CampaignWeightExponent = 0 }),
        ("real Spanish adverts as negatives, weight .02", TextModelSettings.Shipped with { NativeWeight = .02 }),
        ("real Spanish adverts as negatives, weight 1", TextModelSettings.Shipped with { NativeWeight = 1 }),
    ];

    /// <param name="model">name/version the figures are written for.</param>
    /// <param name="compare">Also measures other ways to train, to say what the choices cost.</param>
    public (Metrics Metrics, CrossValidated Adverts) Run(string model, bool compare)
    {
        var settings = TextModelSettings.Shipped;
        var whole = new WholeHead(enricher, policy, [.. data.Emscad, .. data.Native]);
        var adverts = CrossValidation.Run(data, settings, companies, whole);
        var text = CrossValidation.Run(data, settings, companies);
        return (new Metrics
        {
            Model = model,
            Adverts = data.English.Count,
            Deceptive = data.English.Count(ad => ad.IsDeceptive),
            Campaigns = data.English.Select(ad => ad.Campaign).Distinct(StringComparer.Ordinal).Count(),
            Prevalence = settings.Prevalence,
            English = LanguageMetrics.Of(adverts.English, settings.Prevalence),
            Spanish = LanguageMetrics.Of(adverts.Spanish, settings.Prevalence),
            EnglishText = LanguageMetrics.Of(text.English, settings.Prevalence),
            SpanishText = LanguageMetrics.Of(text.Spanish, settings.Prevalence),
            NativeShortcut = adverts.NativeShortcut(),
            Variants = compare ? [.. Others.Select(other => Measure(other.Name, other.Settings))] : [],
        }, adverts);
    }

    private Variant Measure(string name, TextModelSettings settings)
    {
        var adverts = CrossValidation.Run(data, settings, companies);
        var (english, spanish) = (new JudgedSet(adverts.English, settings.Prevalence), new JudgedSet(adverts.Spanish, settings.Prevalence));
        return new Variant(
            name,
            english.AveragePrecision(Weighting.ByAdvert),
            english.AveragePrecision(Weighting.ByCampaign),
            spanish.AveragePrecision(Weighting.ByAdvert),
            spanish.AveragePrecision(Weighting.ByCampaign),
            adverts.NativeShortcut());
    }

    /// <summary>Writes metrics.json, the table of the card, and the scores of each advert (id, fold, score) for paired comparisons later.</summary>
    public static void Write(string modelsFolder, Metrics metrics, CrossValidated adverts)
    {
        var folder = new ModelFolder(modelsFolder).FolderOf(metrics.Model);
        File.WriteAllText(Path.Combine(folder, Metrics.FileName), JsonSerializer.Serialize(metrics, MetricsJson.Default.Metrics) + "\n");
        ModelCard.Replace(Path.Combine(folder, ModelCard.FileName), "evaluate", MetricsTable.Write(metrics));
        var reference = Directory.CreateDirectory(Path.Combine(modelsFolder, "reference")).FullName;
        File.WriteAllText(Path.Combine(reference, "oof.csv"), Csv(adverts.English));
        File.WriteAllText(Path.Combine(reference, "oof-es.csv"), Csv(adverts.Spanish));
    }

    private static string Csv(IReadOnlyList<Judged> adverts)
    {
        var text = new StringBuilder("id,fold,score\n");
        foreach (var advert in adverts.OrderBy(advert => int.Parse(advert.Id, CultureInfo.InvariantCulture)))
            text.Append(CultureInfo.InvariantCulture, $"{advert.Id},{advert.Fold},{advert.Score:R}\n");
        return text.ToString();
    }
}
