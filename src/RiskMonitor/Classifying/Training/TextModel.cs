using RiskMonitor.Ads;
using RiskMonitor.Classifying.Models;
using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Classifying.Training;

/// <summary>The text part of the fake-job head: vocabulary, separator, and calibration per language.</summary>
internal sealed class TextModel
{
    private readonly Vectoriser _vectoriser;

    private TextModel(Vectoriser vectoriser, LinearSeparator separator, Calibration english, Calibration spanish)
    {
        _vectoriser = vectoriser;
        (Separator, English, Spanish) = (separator, english, spanish);
    }

    public Vocabulary Vocabulary => _vectoriser.Vocabulary;

    public LinearSeparator Separator { get; }

    public Calibration English { get; }

    public Calibration Spanish { get; }

    public double Margin(TrainingAd ad) => Separator.Margin(_vectoriser.Vectorise(ad.Title, ad.Body));

    public double Probability(TrainingAd ad) => (ad.Language == AdLanguage.En ? English : Spanish).Apply(Margin(ad));

    /// <summary>Fits on these adverts only: vocabulary and frequencies, separator, and calibration on margins of adverts the separator did not see.</summary>
    public static TextModel Fit(IReadOnlyList<TrainingAd> ads, TextModelSettings settings, CompanyTerms? companies = null)
    {
        var folds = CampaignFolds.Assign(ads, settings.CalibrationFolds);
        var sizes = Sizes(ads);
        var unseen = new List<(AdLanguage Language, double Margin, bool IsDeceptive, double Weight)>();
        for (var fold = 0; fold < settings.CalibrationFolds; fold++)
        {
            var (inside, outside) = (ads.Where(ad => folds[ad.Campaign] != fold).ToList(), ads.Where(ad => folds[ad.Campaign] == fold && !IsNative(ad)));
            var model = FitSeparator(inside, settings, companies);
            unseen.AddRange(outside.Select(ad => (ad.Language, model.Margin(ad), ad.IsDeceptive, Math.Pow(sizes[(ad.Campaign, ad.Language)], -settings.CalibrationWeightExponent))));
        }

        var final = FitSeparator(ads, settings, companies);
        return new TextModel(final._vectoriser, final.Separator, Calibrate(AdLanguage.En), Calibrate(AdLanguage.Es));

        Calibration Calibrate(AdLanguage language) =>
            Platt.Fit([.. unseen.Where(row => row.Language == language).Select(row => (row.Margin, row.IsDeceptive, row.Weight))], settings.Prevalence);
    }

    /// <summary>Without calibration.</summary>
    public static TextModel FitSeparator(IReadOnlyList<TrainingAd> ads, TextModelSettings settings, CompanyTerms? companies = null)
    {
        var vocabulary = VocabularyBuilder.Build(ads, settings.Vocabulary, companies);
        var vectoriser = new Vectoriser(vocabulary, settings.ShortestLength);
        var sizes = Sizes(ads);
        var weights = ads.Select(ad => (float)((IsNative(ad) ? settings.NativeWeight : 1) * Math.Pow(sizes[(ad.Campaign, ad.Language)], -settings.CampaignWeightExponent))).ToList();
        var labels = ads.Select(ad => ad.IsDeceptive).ToList();
        var texts = ads.Select(ad => vectoriser.Vectorise(ad.Title, ad.Body)).ToList();
        var separator = LinearTrainer.Fit(texts, labels, weights, TermRatios.Of(texts, labels, weights, vocabulary.Count, settings.RatioPower), settings.Sdca);
        return new TextModel(vectoriser, separator, Calibration.None, Calibration.None);
    }

    private static Dictionary<(string, AdLanguage), int> Sizes(IReadOnlyList<TrainingAd> ads) => ads.CountBy(ad => (ad.Campaign, ad.Language)).ToDictionary();

    private static bool IsNative(TrainingAd ad) => ad.Campaign.StartsWith(NativeAdverts.CampaignPrefix, StringComparison.Ordinal);
}
