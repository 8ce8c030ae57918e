using System.Text.Json;
using System.Text.Json.Serialization;

namespace RiskMonitor.Ads;

/// <summary>Writes enums as the contracts do (job_board, review_now); for the Converters of a source-generated JSON context.</summary>
public sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
