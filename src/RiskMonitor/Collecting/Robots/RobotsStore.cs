using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Collecting.Robots;

/// <summary>
/// The robots.txt of every site asked, at most 24 hours old. Stricter than RFC 9309 §2.3.1: besides 5xx and network errors, 401, 403 and
/// 429 mean that the site does not want to be read.
/// </summary>
internal sealed class RobotsStore(HttpFetcher http, IHostLimiter limiter, IOptions<CollectionOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SiteRobots> _sites = new(StringComparer.OrdinalIgnoreCase);

    public async Task<RobotsVerdict> DecideAsync(Uri url, TimeSpan sourceDelay, CancellationToken cancellationToken)
    {
        var site = await SiteAsync(url, sourceDelay, cancellationToken);
        if (site.Group is null)
            return new RobotsVerdict(site.Allowed, site.Reached, site.Why, sourceDelay);

        var decision = site.Group.Decide(url);
        var delay = decision.CrawlDelay is { } asked && asked > sourceDelay ? asked : sourceDelay;
        return new RobotsVerdict(decision.Allowed, true, decision.Rule ?? "no rule matches", delay) { ByRule = true };
    }

    private async Task<SiteRobots> SiteAsync(Uri url, TimeSpan delay, CancellationToken cancellationToken)
    {
        var origin = url.GetLeftPart(UriPartial.Authority);
        if (Known(origin) is { } known)
            return known;

        // The host's turn also keeps two sources from asking for the same file at once. Each redirect waits for the turn of its own host.
        var next = new Uri(origin + "/robots.txt");
        for (var redirects = 0; ; redirects++)
        {
            await using var turn = await limiter.EnterAsync(next.IdnHost, delay, cancellationToken);
            if (Known(origin) is { } meanwhile)
                return meanwhile;
            var answer = await http.GetAsync(new HttpRequest { Url = next, Accept = "text/plain, */*;q=0.1", MaxBytes = RobotsFile.MaxBytes, IsRobots = true }, cancellationToken);
            if (answer.RedirectsTo is not { } target || redirects >= options.Value.MaxRedirects)
                return _sites[origin] = Read(answer);
            next = target;
        }
    }

    private SiteRobots? Known(string origin) => _sites.TryGetValue(origin, out var site) && site.Expires > clock.GetUtcNow() ? site : null;

    private SiteRobots Read(HttpAnswer answer)
    {
        var now = clock.GetUtcNow();
        var (later, soon) = (now + options.Value.RobotsLifetime, now + options.Value.RobotsRetry);
        if (answer.Outcome == FetchOutcome.Fetched)
            return new SiteRobots(RobotsFile.Parse(answer.Body.Span).GroupFor(options.Value.Product), Allowed: true, Reached: true, "robots.txt was read", later);
        if (answer.RedirectsTo is not null)
            return new SiteRobots(null, Allowed: false, Reached: true, "robots.txt redirects too often", soon);
        return answer.StatusCode is >= 400 and < 500 and not (401 or 403 or 429)
            ? new SiteRobots(null, Allowed: true, Reached: true, $"the site has no robots.txt ({answer.Reason})", later)
            : new SiteRobots(null, Allowed: false, Reached: answer.Outcome != FetchOutcome.Unreachable, $"robots.txt could not be read ({answer.Reason})", soon);
    }
}
