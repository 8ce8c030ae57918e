using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Classifying.Heads;
using RiskMonitor.Classifying.Models;
using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying.Training;

/// <summary>Makes a model of all three heads: the fake-job head learns from adverts, the other two are sums of graded indicators.</summary>
internal static class ModelTrainer
{
    /// <summary>Fewer words than this say too little in either direction; the shortest offers seen on social media have about eight.</summary>
    private const int FewestWords = 5;

    public static LoadedModel Train(string name, string version, TrainingData data, TextModelSettings settings, IndicatorCatalog catalog, RiskPolicy policy)
    {
        IReadOnlyList<TrainingAd> ads = [.. data.Emscad, .. settings.NativeWeight > 0 ? data.Native : []];
        return Assemble(name, version, TextModel.Fit(ads, settings, CompanyTerms.Of(data.Native)), settings, catalog, policy);
    }

    /// <summary>
    /// The text model's margin is scaled to logits with the mean slope of its calibrations, so that indicators can be added to it;
    /// what is left of each language's slope and its intercept stay as that language's calibration.
    /// </summary>
    public static LoadedModel Assemble(string name, string version, TextModel text, TextModelSettings settings, IndicatorCatalog catalog, RiskPolicy policy)
    {
        var scale = (text.English.Slope + text.Spanish.Slope) / 2;
        var file = new ModelFile
        {
            Name = name,
            Version = version,
            FewestWords = FewestWords,
            ShortestLength = settings.ShortestLength,
            Recruitment = IndicatorHead(RiskHead.Recruitment, catalog),
            FakeJob = new HeadFile
            {
                Basis = ScoreBasis.Calibrated,
                Bias = scale * text.Separator.Bias,
                Calibration = Calibrations(Rescaled(text.English, scale), Rescaled(text.Spanish, scale)),
                MostAlone = StartingWeights.MostAlone(RiskHead.FakeJob),
                Indicators = StartingWeights.Of(RiskHead.FakeJob, catalog),
            },
            ControlledEscort = IndicatorHead(RiskHead.ControlledEscort, catalog),
            TermWeights = text.Separator.Weights,
            TermBias = text.Separator.Bias,
            TermScale = scale,
        };
        return new LoadedModel(file, text.Vocabulary, policy);
    }

    private static HeadFile IndicatorHead(RiskHead head, IndicatorCatalog catalog) => new()
    {
        Basis = ScoreBasis.IndicatorStrength,
        Bias = -IndicatorPolicy.Middle,
        MostAlone = StartingWeights.MostAlone(head),
        Calibration = Calibrations(Calibration.None, Calibration.None),
        Indicators = StartingWeights.Of(head, catalog),
    };

    private static Calibration Rescaled(Calibration calibration, double scale) => calibration with { Slope = calibration.Slope / scale };

    private static ImmutableSortedDictionary<string, Calibration> Calibrations(Calibration english, Calibration spanish) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("en", english), KeyValuePair.Create("es", spanish)]);
}
