using System.Text.Json.Serialization;

namespace RiskMonitor.Storage.Tests.Evidence;

/// <summary>A record as tests/warcio/read.mjs prints it.</summary>
internal sealed record WarcioRecord(
    long Offset, long Length, string Type, string? Uri, string Id, string? RefersTo, string? Truncated, int? Status,
    bool BlockIsWhole, string? PayloadDigest, bool? PayloadIsWhole, byte[]? Payload);

/// <summary>A line of warcio's index.</summary>
internal sealed record WarcioIndexLine(
    long Offset,
    [property: JsonPropertyName("warc-type")] string Type,
    [property: JsonPropertyName("warc-target-uri")] string? Uri);
