using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RiskMonitor.Ads;

/// <summary>Adverts in the shape of contracts.md: camelCase, snake_case codes, UTC times, optional fields left out when empty. Schema: docs/schemas/ad.schema.json.</summary>
public static class AdJson
{
    /// <summary>How every contract of Monitor is written. Letters stay letters: the files are UTF-8 and go to no web page.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    public static byte[] Serialize(Ad ad) => JsonSerializer.SerializeToUtf8Bytes(ad, TypeInfo);

    public static void Write(Utf8JsonWriter writer, Ad ad) => JsonSerializer.Serialize(writer, ad, TypeInfo);

    /// <summary>Reads what <see cref="Serialize"/> wrote. Files from outside are read by <see cref="AdReader"/>, which says what is wrong with them.</summary>
    public static Ad Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, TypeInfo) ?? throw new JsonException("null is not an advert");

    private static JsonTypeInfo<Ad> TypeInfo { get; } = (JsonTypeInfo<Ad>)Options.GetTypeInfo(typeof(Ad));

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(AdJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        options.MakeReadOnly();
        return options;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = 64,
    Converters = [typeof(SnakeCaseEnumConverter<AdChannel>), typeof(SnakeCaseEnumConverter<AdLanguage>), typeof(Rfc3339JsonConverter)])]
[JsonSerializable(typeof(Ad))]
internal sealed partial class AdJsonContext : JsonSerializerContext;
