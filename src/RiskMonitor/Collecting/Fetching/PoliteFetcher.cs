using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Robots;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>Asks for a page of a source: scope, robots, the host's patience and its turn first, and again at every redirect. Every answer is evidence before it is a page.</summary>
internal sealed class PoliteFetcher(
    HttpFetcher http, RobotsStore robots, HostPatience patience, IHostLimiter limiter, ExchangeRecorder recorder, IOptions<CollectionOptions> options, TimeProvider clock)
{
    private readonly ResiliencePipeline<HttpAnswer> _again = Pipeline(options.Value, clock);

    public Task<RobotsVerdict> DecideAsync(Source source, Uri url, CancellationToken cancellationToken) => robots.DecideAsync(source, url, cancellationToken);

    public ValueTask<DateTimeOffset?> ClosedUntilAsync(Uri url, CancellationToken cancellationToken) => patience.ClosedUntilAsync(url.IdnHost, cancellationToken);

    public async Task<PageAnswer> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var source = request.Source;
        var url = request.Entry.Url.ToUri();
        if (request.Shape.Refused is { } refused)
            return new PageAnswer(Refused(request, url, refused, FetchOutcome.Unreachable));
        for (var redirects = 0; ; redirects++)
        {
            if (!source.Covers(url))
                return new PageAnswer(Refused(request, url, "the redirect leaves the hosts of the source"));

            var verdict = await robots.DecideAsync(source, url, cancellationToken);
            if (!verdict.Allowed)
                return new PageAnswer(Refused(request, url, $"robots: {verdict.Why}", verdict.Reached ? FetchOutcome.Disallowed : FetchOutcome.Unreachable) with { Robots = verdict.Note, IsPutOff = verdict.IsForNow });

            var answer = await AskAsync(request, url, verdict.Delay, redirects == 0, cancellationToken);
            var archived = await recorder.KeepAsync(source, answer, request.Run, verdict.Note, request.IsPart ? null : request.Entry.Role, cancellationToken);
            if (answer.RedirectsTo is { } target && redirects < options.Value.MaxRedirects && CanonicalUrl.TryFrom(target, out var next))
            {
                url = next.ToUri();
                continue;
            }

            if (answer.StatusCode is 401 or 403 && request.Shape.Authorization is not null)
                answer = answer with { Reason = answer.Reason + ": the credentials of the source are refused or have expired" };
            var reason = answer.RedirectsTo is null ? answer.Reason : FormattableString.Invariant($"more than {options.Value.MaxRedirects} redirects");
            var page = Page(request, url, answer.Outcome, $"{reason}; robots: {verdict.Why}", answer) with { Robots = verdict.Note, ArchivedAt = archived };
            return new PageAnswer(page, answer.ETag, answer.LastModified, answer.Exchange?.Took ?? TimeSpan.Zero);
        }
    }

    /// <summary>Repeats what may be a passing fault; every repetition waits for the host's turn, and a host that asks to wait is not asked again.</summary>
    private async Task<HttpAnswer> AskAsync(PageRequest page, Uri url, TimeSpan delay, bool conditional, CancellationToken cancellationToken)
    {
        var known = conditional ? page.Known : null;
        var request = new HttpRequest
        {
            Url = url,
            Accept = page.Shape.Accept,
            Authorization = page.Source.IsTrusted(url) ? page.Shape.Authorization : null,
            MayBeGzipFile = page.Shape.MayBeGzipFile,
            MayBeScript = page.MayBeScript,
            IfNoneMatch = known?.ETag,
            IfModifiedSince = known?.LastModified,
            MaxBytes = Math.Min(page.Source.Limits.MaxBodyBytes, options.Value.MaxBodyBytes),
        };
        return await _again.ExecuteAsync(
            async cancellation =>
            {
                // Asked in the turn: another source may have heard the host's wish while this one waited, and a redirect or a repetition asks anew.
                await using var turn = await limiter.EnterAsync(url.IdnHost, delay, cancellation);
                if (await patience.ClosedUntilAsync(url.IdnHost, cancellation) is { } until)
                    return AsksToWait(until);
                var answer = await http.GetAsync(request, cancellation);
                await patience.HeardAsync(url.IdnHost, answer, cancellation);
                return answer;
            },
            cancellationToken);
    }

    /// <summary>As if the host had answered so once more; nobody asked it.</summary>
    private static HttpAnswer AsksToWait(DateTimeOffset until) => new()
    {
        Outcome = FetchOutcome.HttpError,
        Reason = FormattableString.Invariant($"the site asks to wait until {until:u}"),
        StatusCode = 429,
        RetryAfter = until,
    };

    private static ResiliencePipeline<HttpAnswer> Pipeline(CollectionOptions options, TimeProvider clock)
    {
        var pipeline = new ResiliencePipelineBuilder<HttpAnswer> { TimeProvider = clock };
        if (options.Retries > 0)
        {
            pipeline.AddRetry(new RetryStrategyOptions<HttpAnswer>
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryWait,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Result is { Outcome: FetchOutcome.Unreachable } or { StatusCode: 500 or 502 or 504 }),
            });
        }

        return pipeline.Build();
    }

    private FetchedPage Refused(PageRequest request, Uri url, string reason, FetchOutcome outcome = FetchOutcome.Disallowed) =>
        Page(request, url, outcome, reason, answer: null);

    private FetchedPage Page(PageRequest request, Uri url, FetchOutcome outcome, string reason, HttpAnswer? answer) => new()
    {
        SourceId = request.Source.Id,
        Url = url,
        Outcome = outcome,
        Reason = reason,
        FetchedAt = answer?.Exchange?.StartedAt ?? clock.GetUtcNow(),
        Role = request.Entry.Role,
        Channel = request.Source.Channel,
        Language = request.Source.Language,
        StatusCode = answer?.StatusCode ?? 0,
        ContentType = answer?.ContentType,
        Headers = answer?.Headers ?? [],
        Body = answer?.Body ?? default,
        Sha256 = outcome == FetchOutcome.Fetched ? Convert.ToHexStringLower(Digest(answer!)) : "",
    };

    /// <summary>Of the body; the archive has computed that of the payload, mostly the same bytes.</summary>
    private static ReadOnlySpan<byte> Digest(HttpAnswer answer) =>
        answer.Exchange is { } exchange && exchange.Payload.Equals(answer.Body) ? exchange.PayloadDigest : SHA256.HashData(answer.Body.Span);
}
