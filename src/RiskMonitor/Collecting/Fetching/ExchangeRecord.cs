using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Collecting.Pictures;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>Makes the request that is sent and the record of its exchange, from which cookies and secrets are left out.</summary>
internal sealed class ExchangeRecord(HttpRequest request, string userAgent, TimeProvider clock)
{
    private const int ShortestPicture = 24;

    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private readonly long _started = clock.GetTimestamp();

    public HttpRequestMessage Message()
    {
        var message = new HttpRequestMessage(new HttpMethod(request.Method), request.Url)
        {
            // HTTP/2 where the server offers it in its TLS handshake, HTTP/1.1 elsewhere.
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        foreach (var (name, value) in Headers())
            message.Headers.TryAddWithoutValidation(name, value);
        if (request.Authorization is { } secret)
            message.Headers.TryAddWithoutValidation("Authorization", secret);
        if (!request.Body.IsEmpty)
        {
            message.Content = new ReadOnlyMemoryContent(request.Body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        return message;
    }

    /// <summary>Null for a confidential request.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="kept">Its headers as <see cref="Kept"/> gives them.</param>
    /// <param name="connection">Where it came from.</param>
    public HttpExchange? Of(HttpResponseMessage response, ImmutableArray<KeyValuePair<string, string>> kept, (IPAddress? Address, ImmutableArray<string> Certificates) connection)
    {
        if (request.IsConfidential)
            return null;
        var withheld = request.Authorization is null ? ImmutableArray<string>.Empty : ["Authorization"];
        if (Secrets(response) is { Count: > 0 } secrets)
            withheld = [.. withheld, .. secrets];
        return new HttpExchange
        {
            Url = request.Url,
            StartedAt = _startedAt,
            Took = clock.GetElapsedTime(_started),
            Address = connection.Address,
            Method = request.Method,
            RequestHeaders = [new("Host", request.Url.IsDefaultPort ? request.Url.IdnHost : FormattableString.Invariant($"{request.Url.IdnHost}:{request.Url.Port}")), .. Headers(), .. ContentHeaders()],
            RequestBody = request.Body,
            Protocol = response.Version.Major == 1 ? FormattableString.Invariant($"HTTP/{response.Version.Major}.{response.Version.Minor}") : FormattableString.Invariant($"HTTP/{response.Version.Major}"),
            StatusCode = (int)response.StatusCode,
            ReasonPhrase = response.Version.Major == 1 ? Clear(response.ReasonPhrase ?? "") : "",
            ResponseHeaders = kept.Any(IsTransferEncoding) ? kept.RemoveAll(header => IsTransferEncoding(header)) : kept,
            Withheld = withheld,
            Certificates = connection.Certificates,
        };
    }

    public HttpExchange? WithBody(HttpExchange? exchange, ReadOnlyMemory<byte> payload, string? truncated) =>
        exchange is null ? null : exchange with { Payload = payload, Truncated = truncated, Took = clock.GetElapsedTime(_started) };

    /// <summary>With the body as it was read. One that is not kept as it came is no longer in the compression and of the length that its headers name.</summary>
    public HttpExchange? WithBody(HttpExchange? exchange, ReadBody read)
    {
        if (WithBody(exchange, read.Payload, read.Truncated) is not { } whole || !read.IsUndone)
            return WithBody(exchange, read.Payload, read.Truncated);
        var undone = whole.ResponseHeaders.Where(header => IsOfTheBody(header.Key)).Select(header => header.Key);
        return whole with { Cut = read.Cut, ResponseHeaders = whole.ResponseHeaders.RemoveAll(header => IsOfTheBody(header.Key)), Withheld = [.. whole.Withheld, .. undone] };
    }

    /// <summary>A header's value; pictures are not in it either.</summary>
    public static string Clear(string value) => value.Length > ShortestPicture ? EmbeddedPictures.Cut(value) : value;

    /// <summary>Every header line of an answer but cookies.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Kept(HttpResponseMessage response)
    {
        var kept = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>(response.Headers.NonValidated.Count + response.Content.Headers.NonValidated.Count);
        Take(response.Headers, kept);
        Take(response.Content.Headers, kept);
        return kept.DrainToImmutable();
    }

    private static bool IsOfTheBody(string header) => header.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase) || header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase);

    private static void Take(HttpHeaders headers, ImmutableArray<KeyValuePair<string, string>>.Builder kept)
    {
        foreach (var (name, values) in headers.NonValidated)
        {
            if (IsSecret(name))
                continue;
            foreach (var value in values)
                kept.Add(new(name, Clear(value)));
        }
    }

    private static List<string> Secrets(HttpResponseMessage response)
    {
        List<string> names = [];
        foreach (var (name, _) in response.Headers.NonValidated)
        {
            if (IsSecret(name) && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
                names.Add(name);
        }

        return names;
    }

    private static bool IsSecret(string name) => name.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase);

    private static bool IsTransferEncoding(KeyValuePair<string, string> header) => header.Key.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<KeyValuePair<string, string>> Headers()
    {
        yield return new("User-Agent", userAgent);
        yield return new("Accept", request.Accept);
        yield return new("Accept-Encoding", "gzip, br, deflate");
        if (request.IfNoneMatch is { } tag)
            yield return new("If-None-Match", tag);
        if (request.IfModifiedSince is { } date)
            yield return new("If-Modified-Since", date);
    }

    private IEnumerable<KeyValuePair<string, string>> ContentHeaders()
    {
        if (request.Body.IsEmpty)
            yield break;
        if (request.ContentType is { } type)
            yield return new("Content-Type", type);
        yield return new("Content-Length", request.Body.Length.ToString(CultureInfo.InvariantCulture));
    }
}
