using System.Collections.Immutable;

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
}
