using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RiskMonitor.Ads;

namespace RiskMonitor.Extracting;

/// <summary>Extracted adverts in the flat shape of contracts.md: the keys of an Ad and these beside them. Schema: docs/schemas/extracted-ad.schema.json.</summary>
public static class ExtractedAdJson
{
    private static readonly JsonTypeInfo<ExtractedAdLine> TypeInfo = CreateTypeInfo();

    public static byte[] Serialize(ExtractedAd extracted)
    {
        ArgumentNullException.ThrowIfNull(extracted);
        return JsonSerializer.SerializeToUtf8Bytes(ExtractedAdLine.Of(extracted), TypeInfo);
    }

    private static JsonTypeInfo<ExtractedAdLine> CreateTypeInfo()
    {
        var options = new JsonSerializerOptions(ExtractedAdJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        return (JsonTypeInfo<ExtractedAdLine>)options.GetTypeInfo(typeof(ExtractedAdLine));
    }
}

/// <summary>The keys of one line, in their order.</summary>
internal sealed record ExtractedAdLine(
    AdId Id,
    string? Title,
    string Body,
    string? Location,
    string? Salary,
    string? Company,
    AdChannel Channel,
    string? Url,
    AdLanguage Lang,
    DateTimeOffset? PostedAt,
    string SourceUrl,
    DateTimeOffset? ValidThrough,
    string? EmploymentType,
    string? ContactText,
    string Extractor,
    ImmutableSortedDictionary<string, string> Fields,
    ImmutableArray<string> Warnings)
{
    public static ExtractedAdLine Of(ExtractedAd extracted)
    {
        var ad = extracted.Ad;
        return new ExtractedAdLine(
            ad.Id, ad.Title, ad.Body, ad.Location, ad.Salary, ad.Company, ad.Channel, ad.Url, ad.Lang, ad.PostedAt,
            extracted.SourceUrl, extracted.ValidThrough, extracted.EmploymentType, extracted.ContactText, extracted.Extractor, extracted.Fields, extracted.Warnings);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SnakeCaseEnumConverter<AdChannel>), typeof(SnakeCaseEnumConverter<AdLanguage>), typeof(Rfc3339JsonConverter)])]
[JsonSerializable(typeof(ExtractedAdLine))]
internal sealed partial class ExtractedAdJsonContext : JsonSerializerContext;
