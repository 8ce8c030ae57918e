using System.Text.Json.Serialization;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Html;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    MaxDepth = 8,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(SnakeCaseEnumConverter<PageRole>), typeof(SnakeCaseEnumConverter<AdLanguage>)])]
[JsonSerializable(typeof(DoubtfulRequest))]
[JsonSerializable(typeof(ListAnswer))]
internal sealed partial class DoubtfulJsonContext : JsonSerializerContext;
