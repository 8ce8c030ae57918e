using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography;

namespace RiskMonitor.Collecting.Archiving;

/// <summary>One request and its answer as they went over the wire: what evidence is made of. Cookies and secrets are taken out before this is made.</summary>
public sealed record HttpExchange
{
    private byte[]? _digest;

    public required Uri Url { get; init; }

    /// <summary>When the request was sent.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>From the request to the last byte that was read.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>Address that answered, never a proxy's; null when it is not known.</summary>
    public IPAddress? Address { get; init; }

    public string Method { get; init; } = "GET";

    public ImmutableArray<KeyValuePair<string, string>> RequestHeaders { get; init; } = [];

    /// <summary>Body of a POST; empty otherwise.</summary>
    public ReadOnlyMemory<byte> RequestBody { get; init; }

    /// <summary>Protocol of the answer, such as HTTP/1.1 or HTTP/2.</summary>
    public required string Protocol { get; init; }

    public required int StatusCode { get; init; }

    public string ReasonPhrase { get; init; } = "";

    /// <summary>As received, without cookies. Transfer-Encoding is undone and left out.</summary>
    public ImmutableArray<KeyValuePair<string, string>> ResponseHeaders { get; init; } = [];

    /// <summary>The body as received, still in its Content-Encoding. Empty when it was refused: an image leaves no byte here.</summary>
    public ReadOnlyMemory<byte> Payload
    {
        get;
        init => (field, _digest) = (value, null);
    }

    /// <summary>SHA-256 of <see cref="Payload"/>, 32 bytes, computed once.</summary>
    public ReadOnlySpan<byte> PayloadDigest => _digest ??= SHA256.HashData(Payload.Span);

    /// <summary>Why the payload is not all there, in WARC's words (length, time, disconnect, unspecified); null when it is whole.</summary>
    public string? Truncated { get; init; }

    /// <summary>What was cut out of the body: the payload is then what is left, without Content-Encoding. Null when nothing was.</summary>
    public PictureCut? Cut { get; init; }

    /// <summary>Names of headers that were taken out, such as Set-Cookie or Authorization.</summary>
    public ImmutableArray<string> Withheld { get; init; } = [];

    /// <summary>Set for a rendering, which did not go over the wire: the response that a browser made it of.</summary>
    public ArchivedAt? RenderedFrom { get; init; }

    /// <summary>The server's certificates, the leaf first, each DER in base64; empty without TLS.</summary>
    public ImmutableArray<string> Certificates { get; init; } = [];
}
