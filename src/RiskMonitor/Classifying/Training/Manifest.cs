using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RiskMonitor.Classifying.Training;

/// <summary>manifest.json: what a model was made from, and the hashes of its files.</summary>
internal sealed record Manifest
{
    public const string FileName = "manifest.json";

    public required string Model { get; init; }

    /// <summary>SHA-256 over model.json and vocabulary.tsv: the same data, settings and indicators give the same.</summary>
    public required string ModelHash { get; init; }

    public required ImmutableSortedDictionary<string, string> Files { get; init; }

    public required ImmutableArray<ManifestData> Data { get; init; }

    public required ManifestCounts Counts { get; init; }

    public required TextModelSettings Settings { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, ManifestJson.Default.Manifest) + "\n";
}

/// <summary>A file that was learnt from.</summary>
internal sealed record ManifestData(string File, string Sha256, string Licence, string Use);

/// <summary>What was learnt from, and how much came out.</summary>
internal sealed record ManifestCounts(int EnglishAdverts, int SpanishAdverts, int Deceptive, int Campaigns, int NativeAdverts, int Terms, int WeighedTerms, long Bytes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
