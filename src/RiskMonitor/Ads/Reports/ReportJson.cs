using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RiskMonitor.Ads.Reports;

/// <summary>Reports as Monitor keeps and hands them on. Files from outside are read by <see cref="ReportReader"/>, which says what is wrong with them.</summary>
public static class ReportJson
{
    private static JsonTypeInfo<Report> TypeInfo { get; } = (JsonTypeInfo<Report>)new JsonSerializerOptions(ReportJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }.GetTypeInfo(typeof(Report));

    public static byte[] Serialize(Report report) => JsonSerializer.SerializeToUtf8Bytes(report, TypeInfo);

    public static Report Parse(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, TypeInfo) ?? throw new JsonException("null is not a report");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(SnakeCaseEnumConverter<ReportWay>)])]
[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
