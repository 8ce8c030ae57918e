namespace RiskMonitor.Collecting.Fetching;

/// <summary>One request, without redirects.</summary>
internal sealed record HttpRequest
{
    public required Uri Url { get; init; }

    public required string Accept { get; init; }

    /// <summary>Decompressed bytes.</summary>
    public required int MaxBytes { get; init; }

    /// <summary>robots.txt: any content type, and a body that is too long is cut, not refused.</summary>
    public bool IsRobots { get; init; }
}
