using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMonitor.Ads;

namespace RiskMonitor.Classifying.Training;

/// <summary>Reads the real Spanish adverts. They are assumed, not verified, to be honest.</summary>
internal static class NativeAdverts
{
    private const string UnnamedPrefix = "unnamed-";
    public const string CampaignPrefix = "native-";
    public const string Path = "jobs_es/jobs_es_shared.jsonl";

    public static List<TrainingAd> Read(string dataFolder)
    {
        var rows = File.ReadLines(System.IO.Path.Combine(dataFolder, Path))
            .Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize(line, NativeAdvertJson.Default.NativeAdvert)!)
            .ToList();
        return Of(rows);
    }

    /// <summary>The same for adverts that have been read already.</summary>
    public static List<TrainingAd> Of(IReadOnlyList<NativeAdvert> rows)
    {
        var campaigns = NearCopies.Group([.. rows.Select(row => row.Text)]);
        return [.. rows.Select((row, i) => new TrainingAd
        {
            Id = row.Id,
            Language = AdLanguage.Es,
            Campaign = $"{CampaignPrefix}{campaigns[i]}",
            Company = CompanyNames.IsNamed(row.Company) ? CompanyNames.Normalise(row.Company) : $"{UnnamedPrefix}{campaigns[i]}",
            Title = row.Title,
            Body = row.Text,
            IsDeceptive = false,
        })];
    }

    /// <summary>Whether an advert's company stands for adverts of one text whose advertiser is not given.</summary>
    public static bool IsUnnamed(string company) => company.StartsWith(UnnamedPrefix, StringComparison.Ordinal);
}

internal sealed record NativeAdvert(string Id, string Title, string Company, string Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(NativeAdvert))]
internal sealed partial class NativeAdvertJson : JsonSerializerContext;
