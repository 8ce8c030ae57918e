using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying;

/// <summary>Scored adverts in the shape of contracts.md, keys and order as there. Schema: docs/schemas/scored-ad.schema.json.</summary>
public static class ScoredAdJson
{
    private static readonly JsonTypeInfo<ScoredAd> TypeInfo = (JsonTypeInfo<ScoredAd>)new JsonSerializerOptions(ScoredAdJsonContext.Default.Options)
    {
        // Letters stay letters: the files are UTF-8 and go to no web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = ScoredAdJsonContext.Default.WithAddedModifier(WriteOnly),
    }.GetTypeInfo(typeof(ScoredAd));

    public static byte[] Serialize(ScoredAd ad) => JsonSerializer.SerializeToUtf8Bytes(ad, TypeInfo);

    /// <summary>The shape is only written here; a required member that is not part of it (the advert as linked) is then no contradiction.</summary>
    private static void WriteOnly(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.IsRequired = false;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters =
[
    typeof(SnakeCaseEnumConverter<ScoreStatus>), typeof(SnakeCaseEnumConverter<AdLanguage>), typeof(SnakeCaseEnumConverter<RiskCategory>),
    typeof(SnakeCaseEnumConverter<RiskBand>), typeof(SnakeCaseEnumConverter<ScoreBasis>), typeof(SnakeCaseEnumConverter<RiskHead>),
    typeof(SnakeCaseEnumConverter<ReasonKind>), typeof(SnakeCaseEnumConverter<AdField>),
    typeof(SnakeCaseEnumConverter<AskedGender>), typeof(SnakeCaseEnumConverter<EmployerSign>), typeof(SnakeCaseEnumConverter<WorkplaceRelation>),
    typeof(SnakeCaseEnumConverter<AskedDocument>), typeof(SnakeCaseEnumConverter<ShiftKind>), typeof(SnakeCaseEnumConverter<BorderSide>),
])]
[JsonSerializable(typeof(ScoredAd))]
internal sealed partial class ScoredAdJsonContext : JsonSerializerContext;
