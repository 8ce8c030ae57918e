namespace RiskMonitor.Collecting.Fetching;

/// <summary>One request, without redirects.</summary>
internal sealed record HttpRequest
{
    public required Uri Url { get; init; }

    public required string Accept { get; init; }

    /// <summary>Decompressed bytes.</summary>
    public required int MaxBytes { get; init; }

    /// <summary>GET, or POST for a token endpoint.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Body of a POST, with its <see cref="ContentType"/>.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Value of the Authorization header, such as <c>Bearer …</c>. It is sent, and withheld from the exchange.</summary>
    public string? Authorization { get; init; }

    /// <summary>The request asks for a token: its body and its answer are secrets, so there is no exchange.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>An ETag seen before, sent as it came.</summary>
    public string? IfNoneMatch { get; init; }

    /// <summary>A Last-Modified seen before, sent as it came.</summary>
    public string? IfModifiedSince { get; init; }

    /// <summary>robots.txt: any content type, and a body that is too long is cut, not refused.</summary>
    public bool IsRobots { get; init; }

    /// <summary>Sitemaps may be files in gzip (sitemap.xml.gz): one is unpacked within the same bounds, and what is inside must be text.</summary>
    public bool MayBeGzipFile { get; init; }

    /// <summary>Scripts, which many sites serve under types that do not begin with text.</summary>
    public bool MayBeScript { get; init; }
}
