using RiskMonitor.Ads;
using RiskMonitor.Classifying.Training;
using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Tests.Classifying.Training;

/// <summary>Fitting on a small invented set; nothing here trains the shipped model.</summary>
public sealed class LinearTrainerTests
{
    private static readonly TextModelSettings Settings = TextModelSettings.Shipped with { Vocabulary = new VocabularyRules(2, 1, 1, 0), CalibrationFolds = 2 };

    [Fact]
    public void Our_score_is_the_one_of_ML_NET()
    {
        var ads = InventedAdverts.Make(60);
        var vocabulary = VocabularyBuilder.Build(ads, Settings.Vocabulary);
        var vectoriser = new Vectoriser(vocabulary, Settings.ShortestLength);
        var texts = ads.Select(ad => vectoriser.Vectorise(ad.Title, ad.Body)).ToList();
        var labels = ads.Select(ad => ad.IsDeceptive).ToList();
        var weights = ads.Select(_ => 1f).ToList();
        var ratios = TermRatios.Of(texts, labels, weights, vocabulary.Count, Settings.RatioPower);
        var separator = LinearTrainer.Fit(texts, labels, weights, ratios, Settings.Sdca, out var theirs);
        Assert.Contains(theirs, score => Math.Abs(score) > .01);
        for (var i = 0; i < texts.Count; i++)
            Assert.Equal(theirs[i], separator.Margin(texts[i]), 1e-4);
    }

    [Fact]
    public void The_same_adverts_give_the_same_model_to_the_last_bit()
    {
        var first = TextModel.Fit(InventedAdverts.Make(60), Settings);
        var second = TextModel.Fit(InventedAdverts.Make(60), Settings);
        Assert.Equal(first.Vocabulary.Write(), second.Vocabulary.Write());
        Assert.Equal(first.Separator.Weights, second.Separator.Weights);
        Assert.Equal((first.Separator.Bias, first.English, first.Spanish), (second.Separator.Bias, second.English, second.Spanish));
    }

    [Fact]
    public void Words_of_deceptive_adverts_raise_the_margin()
    {
        var model = TextModel.Fit(InventedAdverts.Make(60), Settings);
        var plain = new TrainingAd { Id = "x", Language = AdLanguage.Es, Campaign = "x", Company = "x", Title = null, Body = InventedAdverts.Honest, IsDeceptive = false };
        Assert.True(model.Probability(plain with { Body = InventedAdverts.Deceptive }) > model.Probability(plain));
    }
}
