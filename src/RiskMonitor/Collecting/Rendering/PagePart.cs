using System.Collections.Immutable;

namespace RiskMonitor.Collecting.Rendering;

/// <summary>Something that a page in a browser asks for with GET.</summary>
public sealed record PartRequest(Uri Url, PartKind Kind);

/// <summary>What it is asked for as.</summary>
public enum PartKind
{
    /// <summary>The page itself goes somewhere else.</summary>
    Document,
    Script,
    Style,

    /// <summary>XMLHttpRequest and fetch.</summary>
    Data,

    /// <summary>Images, sound, fonts, frames, and everything else that is never asked for.</summary>
    Other,
}

/// <summary>The answer to it.</summary>
/// <param name="StatusCode">HTTP status.</param>
/// <param name="Headers">Without those of the transfer: the body is decompressed.</param>
/// <param name="Body">The body.</param>
public sealed record PagePart(int StatusCode, ImmutableArray<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
{
    private static readonly string[] OfTheTransfer = ["Content-Encoding", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "Trailer"];

    /// <summary>An empty style sheet: adverts are read, not looked at, and scripts that wait for one go on.</summary>
    public static PagePart NoStyle { get; } = new(200, [new("Content-Type", "text/css")], default);

    public static PagePart Of(FetchedPage page) =>
        new(page.StatusCode, [.. page.Headers.Where(header => !OfTheTransfer.Contains(header.Key, StringComparer.OrdinalIgnoreCase))], page.Body);
}
