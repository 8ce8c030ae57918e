using System.Collections.Immutable;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Classifying.Training;

/// <summary>Fits a linear separator with ML.NET (SDCA, hinge loss) and hands out its weights, the largest cut.</summary>
internal static class LinearTrainer
{
    private const int Seed = 20;

    /// <param name="texts">Terms of each advert.</param>
    /// <param name="labels">Whether it is deceptive.</param>
    /// <param name="weights">How much it counts.</param>
    /// <param name="ratios">What a term's value is multiplied by while fitting; part of the weight that comes out.</param>
    /// <param name="settings">How SDCA is run.</param>
    public static LinearSeparator Fit(IReadOnlyList<TermWeight[]> texts, IReadOnlyList<bool> labels, IReadOnlyList<float> weights, float[] ratios, SdcaSettings settings) =>
        Fit(texts, labels, weights, ratios, settings, out _);

    /// <summary>Also hands out ML.NET's own scores of the adverts, for the test that ours agree with them.</summary>
    public static LinearSeparator Fit(
        IReadOnlyList<TermWeight[]> texts, IReadOnlyList<bool> labels, IReadOnlyList<float> weights, float[] ratios, SdcaSettings settings, out ImmutableArray<float> scores)
    {
        var examples = texts.Select((terms, i) => Example.Of(labels[i], weights[i], terms, ratios)).ToList();

        // A fresh context, one thread and no shuffling by the clock: the same examples give the same weights.
        var ml = new MLContext(Seed);
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, ratios.Length);
        // SDCA passes over the examples many times: cached, as AppendCacheCheckpoint would do in a chain.
        var data = ml.Data.Cache(ml.Data.LoadFromEnumerable(examples, schema));
        var trainer = ml.BinaryClassification.Trainers.SdcaNonCalibrated(new SdcaNonCalibratedBinaryTrainer.Options
        {
            LossFunction = new HingeLoss(),
            LabelColumnName = nameof(Example.Label),
            FeatureColumnName = nameof(Example.Features),
            ExampleWeightColumnName = nameof(Example.Weight),
            NumberOfThreads = 1,
            L2Regularization = settings.L2,
            L1Regularization = settings.L1,
            MaximumNumberOfIterations = settings.Passes,
            ConvergenceTolerance = settings.Tolerance,
        });
        var model = trainer.Fit(data);
        var linear = model.Model;
        scores = [.. model.Transform(data).GetColumn<float>("Score")];
        return new LinearSeparator([.. linear.Weights.Select((weight, i) => Math.Clamp(weight * ratios[i], -settings.LargestWeight, settings.LargestWeight))], linear.Bias);
    }
}

/// <summary>A separator: margin = bias + Σ weight × value; positive leans to the deceptive side.</summary>
internal sealed record LinearSeparator(ImmutableArray<float> Weights, float Bias)
{
    public double Margin(TermWeight[] terms)
    {
        double sum = Bias;
        foreach (var term in terms)
            sum += (double)Weights[term.Index] * term.Value;
        return sum;
    }
}

/// <summary>How SDCA is run; part of the manifest.</summary>
/// <param name="L2">Ridge.</param>
/// <param name="L1">Lasso.</param>
/// <param name="Passes">At most this many passes over the adverts.</param>
/// <param name="Tolerance">Duality gap that is small enough.</param>
/// <param name="LargestWeight">Weights are cut to this size: one word of one large campaign must not decide a short advert.</param>
internal sealed record SdcaSettings(float L2, float L1, int Passes, float Tolerance, float LargestWeight);

/// <summary>A row for ML.NET.</summary>
internal sealed class Example
{
    public required bool Label { get; init; }

    public required float Weight { get; init; }

    public required VBuffer<float> Features { get; init; }

    public static Example Of(bool label, float weight, TermWeight[] terms, float[] ratios) => new()
    {
        Label = label,
        Weight = weight,
        Features = new VBuffer<float>(ratios.Length, terms.Length, [.. terms.Select(term => term.Value * ratios[term.Index])], [.. terms.Select(term => term.Index)]),
    };
}
