using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Storage.Evidence;

/// <summary>The block of a metadata record, JSON: what an HTTP message does not say about its own capture. A public shape: an evidence package is read by others.</summary>
internal sealed record ExchangeFacts
{
    public required string Source { get; init; }

    public long Run { get; init; }

    public required FetchOutcome Outcome { get; init; }

    public required string Reason { get; init; }

    /// <summary>What was looked for on the page; null for robots.txt.</summary>
    public PageRole? Role { get; init; }

    /// <summary>Null for robots.txt itself and for what was handed in.</summary>
    public RobotsFacts? Robots { get; init; }

    /// <summary>Protocol of the answer; the response is written as HTTP/1.1 whatever it was.</summary>
    public required string Protocol { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>The address as it was asked for, where WARC-Target-URI has another form of it.</summary>
    public string? Url { get; init; }

    /// <summary>Names of headers that were taken out before anything was written.</summary>
    public ImmutableArray<string>? Withheld { get; init; }

    /// <summary>How many pictures and their like were cut out of the body, their length as written, and the SHA-256 of the decompressed body as it came.</summary>
    public PictureCut? Cut { get; init; }

    /// <summary>The server's certificates, the leaf first, DER in base64.</summary>
    public ImmutableArray<string>? Certificates { get; init; }

    /// <summary>For a revisit or a rendering: where the response it points to stands in the day file it was written to.</summary>
    public long? RefersToOffset { get; init; }
}

/// <summary>The robots decision an exchange was made under.</summary>
internal sealed record RobotsFacts(bool Allowed, string? Rule, string Why, TimeSpan Delay);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExchangeFacts))]
[JsonSerializable(typeof(WithheldPage))]
[JsonSerializable(typeof(DeletedFile))]
internal sealed partial class EvidenceJson : JsonSerializerContext;
