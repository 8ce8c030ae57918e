using System.Text.Json.Serialization;
using RiskMonitor.Ads;

namespace RiskMonitor.Extracting;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    MaxDepth = 8,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters = [typeof(SnakeCaseEnumConverter<AdChannel>), typeof(SnakeCaseEnumConverter<AdLanguage>)])]
[JsonSerializable(typeof(ReadingAnswer))]
internal sealed partial class ReadingJsonContext : JsonSerializerContext;
