using System.Collections.Immutable;
using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>What came back from one request, before anyone follows a redirect.</summary>
internal sealed record HttpAnswer
{
    public required FetchOutcome Outcome { get; init; }

    /// <summary>In words an operator can act on.</summary>
    public required string Reason { get; init; }

    public int StatusCode { get; init; }

    public string? ContentType { get; init; }

    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Where a redirect leads; null when this is none.</summary>
    public Uri? RedirectsTo { get; init; }

    /// <summary>As it came, for the next If-None-Match.</summary>
    public string? ETag { get; init; }

    /// <summary>As it came, for the next If-Modified-Since.</summary>
    public string? LastModified { get; init; }

    /// <summary>When the site wants to be asked again, at most 24 hours from now; null when it does not say.</summary>
    public DateTimeOffset? RetryAfter { get; init; }

    /// <summary>What went over the wire, for the archive; null when no response arrived.</summary>
    public HttpExchange? Exchange { get; init; }
}
