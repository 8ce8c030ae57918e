using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Fetching;

namespace RiskMonitor.Collecting.Robots;

/// <summary>
/// The robots.txt of every site asked, at most 24 hours old, kept across restarts. Stricter than RFC 9309 §2.3.1: besides 5xx and network errors, 401, 403 and
/// 429 mean that the site does not want to be read.
/// </summary>
internal sealed class RobotsStore(HttpFetcher http, IHostLimiter limiter, HostPatience patience, IHostStore hosts, ExchangeRecorder recorder, IOptions<CollectionOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SiteRobots> _sites = new(StringComparer.OrdinalIgnoreCase);

    public async Task<RobotsVerdict> DecideAsync(Source source, Uri url, CancellationToken cancellationToken)
    {
        if (source.IsAskedUnderRegistration(url))
            return new RobotsVerdict(true, true, "asked under the operator's own registration with the API", source.Delay);
        var site = await SiteAsync(source, url, cancellationToken);
        if (site.Group is null)
            return new RobotsVerdict(site.Allowed, site.Reached, site.Why, source.Delay) { IsForNow = site.IsForNow };

        var decision = site.Group.Decide(url);
        var delay = decision.CrawlDelay is { } asked && asked > source.Delay ? asked : source.Delay;
        return new RobotsVerdict(decision.Allowed, true, decision.Rule ?? "no rule matches", delay) { ByRule = true, Rule = decision.Rule };
    }

    private async Task<SiteRobots> SiteAsync(Source source, Uri url, CancellationToken cancellationToken)
    {
        var origin = url.GetLeftPart(UriPartial.Authority);
        if (await KnownAsync(origin, cancellationToken) is { } known)
            return known;

        // The host's turn also keeps two sources from asking for the same file at once. Each redirect waits for the turn of its own host.
        var next = new Uri(origin + "/robots.txt");
        for (var redirects = 0; ; redirects++)
        {
            if (await patience.ClosedUntilAsync(next.IdnHost, cancellationToken) is { } until)
                return new SiteRobots(null, Allowed: false, Reached: true, $"the site asks to wait until {until:u}", until) { IsForNow = true };
            HttpAnswer answer;
            await using (await limiter.EnterAsync(next.IdnHost, source.Delay, cancellationToken))
            {
                if (await KnownAsync(origin, cancellationToken) is { } meanwhile)
                    return meanwhile;
                answer = await http.GetAsync(new HttpRequest { Url = next, Accept = "text/plain, */*;q=0.1", MaxBytes = RobotsFile.MaxBytes, IsRobots = true }, cancellationToken);
            }

            await patience.HeardAsync(next.IdnHost, answer, cancellationToken);
            await recorder.KeepAsync(source, answer, run: 0, robots: null, role: null, cancellationToken);
            if (answer.RedirectsTo is not { } target || redirects >= options.Value.MaxRedirects)
                return await KeepAsync(Read(origin, answer), cancellationToken);
            next = target;
        }
    }

    private async ValueTask<SiteRobots?> KnownAsync(string origin, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_sites.TryGetValue(origin, out var site) && site.Expires > now)
            return site;
        if (await hosts.FindRobotsAsync(origin, cancellationToken) is not { } copy || copy.ExpiresAt <= now)
            return null;
        return _sites[origin] = SiteOf(copy);
    }

    private async ValueTask<SiteRobots> KeepAsync(RobotsCopy copy, CancellationToken cancellationToken)
    {
        await RoomOnDisk.WaitForAsync(() => hosts.SaveRobotsAsync(copy, cancellationToken), clock, full: null, cancellationToken);
        return _sites[copy.Origin] = SiteOf(copy);
    }

    private SiteRobots SiteOf(RobotsCopy copy) =>
        new(copy.File is not { } file ? null : RobotsFile.Parse(file.Span).GroupFor(options.Value.Product), copy.Allowed, copy.Reached, copy.Why, copy.ExpiresAt) { IsForNow = copy.IsForNow };

    private RobotsCopy Read(string origin, HttpAnswer answer)
    {
        var now = clock.GetUtcNow();
        var (later, soon) = (now + options.Value.RobotsLifetime, now + options.Value.RobotsRetry);
        if (answer.Outcome == FetchOutcome.Fetched)
            return new RobotsCopy(origin, now, later, answer.Body, Allowed: true, Reached: true, "robots.txt was read");
        if (answer.RedirectsTo is not null)
            return new RobotsCopy(origin, now, soon, null, Allowed: false, Reached: true, "robots.txt redirects too often");
        return answer.StatusCode is >= 400 and < 500 and not (401 or 403 or 429)
            ? new RobotsCopy(origin, now, later, null, Allowed: true, Reached: true, $"the site has no robots.txt ({answer.Reason})")
            : new RobotsCopy(origin, now, answer.RetryAfter is { } asked && asked > soon ? asked : soon, null, Allowed: false, Reached: answer.Outcome != FetchOutcome.Unreachable, $"robots.txt could not be read ({answer.Reason})")
            {
                IsForNow = answer.Outcome == FetchOutcome.Unreachable || answer.StatusCode is 429 or >= 500,
            };
    }
}
