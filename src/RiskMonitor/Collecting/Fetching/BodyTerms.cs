namespace RiskMonitor.Collecting.Fetching;

/// <summary>How a body is to be read.</summary>
/// <param name="MaxBytes">Decompressed bytes.</param>
internal sealed record BodyTerms(int MaxBytes)
{
    /// <summary>Content-Encoding; null when there is none.</summary>
    public string? Coding { get; init; }

    /// <summary>Content-Length; null without one.</summary>
    public long? Announced { get; init; }

    /// <summary>What the answer says it is; empty when it does not say.</summary>
    public string Type { get; init; } = "";

    /// <summary>A body that is too long is cut, not refused.</summary>
    public bool Cut { get; init; }

    /// <summary>A file in gzip is unpacked.</summary>
    public bool MayBeGzipFile { get; init; }

    /// <summary>It was looked at when it came. What a picture was cut out of since may begin in another way.</summary>
    public bool IsJudged { get; init; }
}
