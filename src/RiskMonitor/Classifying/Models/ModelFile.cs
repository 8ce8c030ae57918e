using System.Collections.Immutable;
using System.Text.Json.Serialization;
using RiskMonitor.Ads;

namespace RiskMonitor.Classifying.Models;

/// <summary>What model.json holds: the three heads and the weights of the vocabulary's terms.</summary>
internal sealed record ModelFile
{
    public const string FileName = "model.json";

    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>Fewer words than this in title and body together: too_short.</summary>
    public required int FewestWords { get; init; }

    /// <summary>Length at least by which a text's term values are divided.</summary>
    public required double ShortestLength { get; init; }

    public required HeadFile Recruitment { get; init; }

    public required HeadFile FakeJob { get; init; }

    public required HeadFile ControlledEscort { get; init; }

    /// <summary>Weights of the fake-job head's terms as ML.NET fitted them, in the order of the vocabulary.</summary>
    public required ImmutableArray<float> TermWeights { get; init; }

    /// <summary>ML.NET's own bias; the head's bias is TermScale × this.</summary>
    public required float TermBias { get; init; }

    /// <summary>From the separator's margin to logits; measured with Platt's method on adverts not trained on.</summary>
    public required double TermScale { get; init; }
}

/// <summary>A head: logit = bias + Σ indicator weights (+ Σ term weights), score = logistic(slope × logit + intercept).</summary>
internal sealed record HeadFile
{
    public required ScoreBasis Basis { get; init; }

    public required double Bias { get; init; }

    /// <summary>What an indicator weighs at most while no independent one stands beside it: one sign is noise, whatever its grade.</summary>
    public required double MostAlone { get; init; }

    /// <summary>Per language, "es" and "en".</summary>
    public required ImmutableSortedDictionary<string, Calibration> Calibration { get; init; }

    /// <summary>Logits an indicator adds when it counts.</summary>
    public required ImmutableSortedDictionary<string, double> Indicators { get; init; }
}

/// <summary>score = logistic(slope × logit + intercept).</summary>
internal sealed record Calibration(double Slope, double Intercept)
{
    public static Calibration None { get; } = new(1, 0);

    public double Apply(double logit) => 1 / (1 + Math.Exp(-(Slope * logit + Intercept)));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n",
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    Converters = [typeof(SnakeCaseEnumConverter<ScoreBasis>)])]
[JsonSerializable(typeof(ModelFile))]
[JsonSerializable(typeof(RiskPolicy))]
internal sealed partial class ModelJson : JsonSerializerContext;
