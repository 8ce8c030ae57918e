using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RiskMonitor.Classifying.Evaluating;

/// <summary>metrics.json: what cross-validation over EMSCAD's public part measured of a model's settings.</summary>
internal sealed record Metrics
{
    public const string FileName = "metrics.json";

    public required string Model { get; init; }

    /// <summary>Adverts and campaigns of each language; both languages hold the same ones.</summary>
    public required int Adverts { get; init; }

    public required int Deceptive { get; init; }

    public required int Campaigns { get; init; }

    public required double Prevalence { get; init; }

    public required LanguageMetrics English { get; init; }

    public required LanguageMetrics Spanish { get; init; }

    /// <summary>The text part alone, without indicators.</summary>
    public required LanguageMetrics EnglishText { get; init; }

    public required LanguageMetrics SpanishText { get; init; }

    /// <summary>AUC of the score as a classifier of translated against native honest adverts; over .60 is the shortcut.</summary>
    public required double NativeShortcut { get; init; }

    /// <summary>Other settings, measured the same way; filled by evaluate --compare.</summary>
    public ImmutableArray<Variant> Variants { get; init; } = [];
}

/// <summary>Measures of one language, with 95 % intervals by campaign.</summary>
internal sealed record LanguageMetrics
{
    public required Interval AveragePrecisionByAdvert { get; init; }

    public required Interval AveragePrecisionByCampaign { get; init; }

    public required Interval RocAuc { get; init; }

    public required Interval RecallAtPrecision90 { get; init; }

    public required Interval CalibrationError { get; init; }

    /// <summary>Average precision inside each fold, where no two calibrations are mixed.</summary>
    public required ImmutableArray<double> AveragePrecisionByFold { get; init; }

    public static LanguageMetrics Of(IReadOnlyList<Judged> adverts, double prevalence)
    {
        var set = new JudgedSet(adverts, prevalence);
        return new LanguageMetrics
        {
            AveragePrecisionByAdvert = CampaignBootstrap.Of(set, (s, drawn) => s.AveragePrecision(Weighting.ByAdvert, drawn)),
            AveragePrecisionByCampaign = CampaignBootstrap.Of(set, (s, drawn) => s.AveragePrecision(Weighting.ByCampaign, drawn)),
            RocAuc = CampaignBootstrap.Of(set, (s, drawn) => s.RocAuc(drawn)),
            RecallAtPrecision90 = CampaignBootstrap.Of(set, (s, drawn) => s.RecallAtPrecision(.9, drawn)),
            CalibrationError = CampaignBootstrap.Of(set, (s, drawn) => s.CalibrationError(drawn)),
            AveragePrecisionByFold = [.. adverts.GroupBy(advert => advert.Fold).OrderBy(fold => fold.Key).Select(fold => new JudgedSet(fold, prevalence).AveragePrecision(Weighting.ByAdvert))],
        };
    }
}

/// <summary>Another way to train, measured on the same folds.</summary>
internal sealed record Variant(string Name, double EnglishByAdvert, double EnglishByCampaign, double SpanishByAdvert, double SpanishByCampaign, double NativeShortcut);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Metrics))]
internal sealed partial class MetricsJson : JsonSerializerContext;
