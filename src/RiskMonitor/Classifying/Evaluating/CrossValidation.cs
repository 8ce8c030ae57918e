using RiskMonitor.Classifying.Training;

namespace RiskMonitor.Classifying.Evaluating;

/// <summary>
/// 5-fold cross-validation over EMSCAD's public part. Both languages of a campaign are in one fold; vocabulary, frequencies, separator and calibration
/// are fitted on the other folds only.
/// </summary>
internal static class CrossValidation
{
    public const int Folds = 5;

    /// <summary>Judges the whole head, or the text part alone when there is no <paramref name="whole"/>.</summary>
    public static CrossValidated Run(TrainingData data, TextModelSettings settings, CompanyTerms? names, WholeHead? whole = null, int parts = Folds)
    {
        var folds = CampaignFolds.Assign(data.English, parts);
        var companies = CampaignFolds.AssignByCompany(data.Native, parts);
        List<Judged> english = [], spanish = [], native = [];
        for (var fold = 0; fold < parts; fold++)
        {
            var training = data.Emscad.Where(ad => folds[ad.Campaign] != fold)
                .Concat(settings.NativeWeight > 0 ? data.Native.Where(ad => companies[ad.Company] != fold) : []).ToList();
            var model = TextModel.Fit(training, settings, names);
            var score = whole?.With(model, settings) ?? model.Probability;
            english.AddRange(Judge(data.English, score, folds, fold));
            spanish.AddRange(Judge(data.Spanish, score, folds, fold));
            native.AddRange(data.Native.Where(ad => companies[ad.Company] == fold).Select(ad => new Judged(ad.Id, ad.Company, fold, score(ad), false)));
        }

        return new CrossValidated(english, spanish, native);
    }

    private static IEnumerable<Judged> Judge(IReadOnlyList<TrainingAd> ads, Func<TrainingAd, double> score, IReadOnlyDictionary<string, int> folds, int fold) => ads
        .Where(ad => folds[ad.Campaign] == fold)
        .Select(ad => new Judged(ad.Id, ad.Campaign, fold, score(ad), ad.IsDeceptive));
}

/// <summary>Every advert judged once by a model that has not seen its campaign (EMSCAD) or company (real Spanish adverts).</summary>
internal sealed record CrossValidated(IReadOnlyList<Judged> English, IReadOnlyList<Judged> Spanish, IReadOnlyList<Judged> Native)
{
    /// <summary>
    /// Chance that a translated honest advert scores above a real Spanish one. Far from one half, the score tells translations from native text, not fraud from honest work:
    /// above .60 the shortcut "sounds native, so it is honest" is there.
    /// </summary>
    public double NativeShortcut()
    {
        var translated = Spanish.Where(advert => !advert.IsDeceptive).Select(advert => (advert.Score, Translated: true));
        var sorted = translated.Concat(Native.Select(advert => (advert.Score, Translated: false))).OrderByDescending(advert => advert.Score).ToList();
        return Measures.RocAuc([.. sorted.Select(advert => advert.Score)], [.. sorted.Select(advert => advert.Translated)], [.. sorted.Select(_ => 1.0)]);
    }
}
