using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Robots;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>Asks for a page of a source: scope, robots and the host's turn first, and again at every redirect.</summary>
internal sealed class PoliteFetcher(HttpFetcher http, RobotsStore robots, IHostLimiter limiter, IOptions<CollectionOptions> options, TimeProvider clock)
{
    private const string Html = "text/html, application/xhtml+xml, application/xml;q=0.8, application/json;q=0.8, text/plain;q=0.5";
    private const string Json = "application/json";

    public Task<RobotsVerdict> DecideAsync(Source source, Uri url, CancellationToken cancellationToken) =>
        robots.DecideAsync(url, source.Delay, cancellationToken);

    public async Task<FetchedPage> GetAsync(Source source, CanonicalUrl address, PageRole role, CancellationToken cancellationToken)
    {
        var url = address.ToUri();
        for (var redirects = 0; ; redirects++)
        {
            if (!source.Covers(url))
                return Refused(source, url, role, "the redirect leaves the hosts of the source");

            var verdict = await robots.DecideAsync(url, source.Delay, cancellationToken);
            if (!verdict.Allowed)
                return Refused(source, url, role, $"robots: {verdict.Why}", verdict.Reached ? FetchOutcome.Disallowed : FetchOutcome.Unreachable);

            var answer = await AskAsync(source, url, verdict.Delay, cancellationToken);
            if (answer.RedirectsTo is { } target && redirects < options.Value.MaxRedirects && CanonicalUrl.TryFrom(target, out var next))
            {
                url = next.ToUri();
                continue;
            }

            var reason = answer.RedirectsTo is null ? answer.Reason : FormattableString.Invariant($"more than {options.Value.MaxRedirects} redirects");
            return Page(source, url, role, answer.Outcome, $"{reason}; robots: {verdict.Why}", answer);
        }
    }

    private async Task<HttpAnswer> AskAsync(Source source, Uri url, TimeSpan delay, CancellationToken cancellationToken)
    {
        var request = new HttpRequest
        {
            Url = url,
            Accept = source.Kind == SourceKind.MastodonStatuses ? Json : Html,
            MaxBytes = Math.Min(source.Limits.MaxBodyBytes, options.Value.MaxBodyBytes),
        };
        await using var turn = await limiter.EnterAsync(url.IdnHost, delay, cancellationToken);
        return await http.GetAsync(request, cancellationToken);
    }

    private FetchedPage Refused(Source source, Uri url, PageRole role, string reason, FetchOutcome outcome = FetchOutcome.Disallowed) =>
        Page(source, url, role, outcome, reason, answer: null);

    private FetchedPage Page(Source source, Uri url, PageRole role, FetchOutcome outcome, string reason, HttpAnswer? answer) => new()
    {
        SourceId = source.Id,
        Url = url,
        Outcome = outcome,
        Reason = reason,
        FetchedAt = clock.GetUtcNow(),
        Role = role,
        Channel = source.Channel,
        Language = source.Language,
        StatusCode = answer?.StatusCode ?? 0,
        ContentType = answer?.ContentType,
        Headers = answer?.Headers ?? [],
        Body = answer?.Body ?? default,
        Sha256 = outcome == FetchOutcome.Fetched ? Convert.ToHexStringLower(SHA256.HashData(answer!.Body.Span)) : "",
    };
}
