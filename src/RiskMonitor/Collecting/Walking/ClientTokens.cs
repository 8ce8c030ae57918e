using System.Collections.Concurrent;
using System.Text;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Json;

namespace RiskMonitor.Collecting.Walking;

/// <summary>
/// Tokens of registered clients (RFC 6749 §4.4, client credentials). The request and its answer are secrets: neither is kept as evidence, and a token lives in memory only.
/// The token endpoint belongs to the registration, so its host's robots.txt is not asked; its delay, its turn and its wish to wait are kept as for any other host.
/// </summary>
internal sealed class ClientTokens(HttpFetcher http, IHostLimiter limiter, HostPatience patience, TimeProvider clock)
{
    private const int MaxBytes = 16 * 1024;

    /// <summary>A token is asked for anew well before it ends, and often enough that one that was withdrawn does not stay.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (string Token, DateTimeOffset Until)> _tokens = new(StringComparer.Ordinal);

    /// <summary>A token, or why there is none.</summary>
    public async ValueTask<(string? Token, string? Problem)> GetAsync(Source source, CancellationToken cancellationToken)
    {
        if (source.Credentials is not { ClientId: { } id, ClientSecret: { } secret, TokenUrl: { } url })
            return (null, "credentials: there is no clientId and clientSecret");
        if (_tokens.TryGetValue(source.Id, out var kept) && kept.Until > clock.GetUtcNow())
            return (kept.Token, null);
        if (!id.TryRead(out var name, out var problem) || !secret.TryRead(out var password, out problem))
            return (null, $"credentials: {problem}");
        if (await patience.ClosedUntilAsync(url.IdnHost, cancellationToken) is { } until)
            return (null, $"credentials: the host of tokenUrl asks to wait until {until:u}");

        HttpAnswer answer;
        await using (await limiter.EnterAsync(url.IdnHost, source.Delay, cancellationToken))
            answer = await http.GetAsync(Request(url, name, password), cancellationToken);
        await patience.HeardAsync(url.IdnHost, answer, cancellationToken);
        return Read(source, answer);
    }

    private (string? Token, string? Problem) Read(Source source, HttpAnswer answer)
    {
        if (answer.StatusCode is 400 or 401 or 403)
            return (null, $"credentials: the client is refused ({answer.Reason}); check clientId and clientSecret");
        if (answer.Outcome != FetchOutcome.Fetched)
            return (null, $"credentials: no token was given ({answer.Reason})");
        using var json = JsonFields.TryParse(answer.Body);
        if (json?.RootElement.Text("access_token") is not { } token || token.Any(character => character is <= ' ' or > '~'))
            return (null, "credentials: the answer of tokenUrl holds no token");
        var lives = TimeSpan.FromSeconds(Math.Clamp(json.RootElement.Number("expires_in") ?? 0, 0, Longest.TotalSeconds + Early.TotalSeconds)) - Early;
        _tokens[source.Id] = (token, clock.GetUtcNow() + lives);
        return (token, null);
    }

    private static HttpRequest Request(Uri url, string id, string secret) => new()
    {
        Url = url,
        Method = "POST",
        Accept = Accepts.Json,
        MaxBytes = MaxBytes,
        Body = "grant_type=client_credentials"u8.ToArray(),
        ContentType = "application/x-www-form-urlencoded",
        Authorization = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")),
        IsConfidential = true,
    };
}
