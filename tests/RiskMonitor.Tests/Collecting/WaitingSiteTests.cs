using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Sites that ask to wait, fail for a while, or cannot give their rules.</summary>
public sealed class WaitingSiteTests : RevisitedSite
{
    [Theory]
    [InlineData("120", 120)]
    [InlineData("Sat, 28 Nov 2026 12:10:00 GMT", 600)]
    [InlineData(null, 60)]
    public async Task Retry_After_is_obeyed_in_both_forms_and_without_it_a_minute_passes(string? retryAfter, int seconds)
    {
        var busy = true;
        Site.Html("/", A.ListPage(A.Ads(2))).Html("/oferta/2", A.AdPage).On("/oferta/1", context =>
        {
            context.Response.StatusCode = busy ? StatusCodes.Status429TooManyRequests : StatusCodes.Status404NotFound;
            context.Response.Headers.RetryAfter = busy ? retryAfter : null;
            return Task.CompletedTask;
        });
        using var collector = Collector();
        Assert.Equal(["/", "/oferta/1"], (await collector.CollectAsync(A.WebList(Site.Url("/")))).Select(page => page.Url.AbsolutePath));

        busy = false;
        var asked = Site.Asked.Count;
        Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.Empty(await collector.CollectAsync(A.WebList(Site.Url("/"))));
        Assert.Equal(asked, Site.Asked.Count);

        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("/oferta/1", (await collector.CollectAsync(A.WebList(Site.Url("/")))).Select(page => page.Url.AbsolutePath));
    }

    [Fact]
    public async Task A_redirect_to_a_host_that_asked_to_wait_is_not_asked_for()
    {
        var other = $"http://detalle.localhost:{Site.Port}";
        Site.Html("/", A.ListPage([$"{other}/oferta/1"])).Status("/oferta/1", 429).Redirect("/otra", $"{other}/oferta/1");
        using var collector = Collector(new() { ["Collection:LoopbackHosts:1"] = "detalle.localhost" });
        var source = A.WebList(Site.Url("/")) with { Hosts = ["detalle.localhost"] };
        await collector.CollectAsync(source);
        var asked = Site.Asked.Count(path => path == "/oferta/1");

        var pages = await collector.CollectAsync(source with { Id = "otra-fuente", StartUrls = [Site.Url("/otra")], Extract = source.Extract with { AdLinks = null } });

        Assert.StartsWith("the site asks to wait until", pages.Single().Reason, StringComparison.Ordinal);
        Assert.Equal(asked, Site.Asked.Count(path => path == "/oferta/1"));
    }

    [Fact]
    public async Task A_site_that_asks_to_wait_again_and_again_is_given_twice_the_time_each_time()
    {
        Site.Status("/", 503);
        using var collector = Collector();
        await collector.CollectAsync(A.WebList(Site.Url("/")));
        for (var (wait, time) = (60, 0); time < 4; wait *= 2, time++)
        {
            Clock.Advance(TimeSpan.FromSeconds(wait - 1));
            Assert.Empty(await collector.CollectAsync(A.WebList(Site.Url("/"))));
            Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Single(await collector.CollectAsync(A.WebList(Site.Url("/"))));
        }
    }

    [Fact]
    public async Task A_passing_fault_is_tried_again_in_the_hosts_turn()
    {
        var faults = 2;
        Site.Html("/", A.ListPage(A.Ads(1))).On("/oferta/1", context =>
        {
            context.Response.ContentType = "text/html";
            context.Response.StatusCode = faults-- > 0 ? StatusCodes.Status502BadGateway : StatusCodes.Status200OK;
            return context.Response.WriteAsync(A.AdPage, context.RequestAborted);
        });
        using var collector = new Collector(new() { ["Collection:Retries"] = "2", ["Collection:RetryWait"] = "00:00:00" }, archive: Archive);

        var pages = await collector.CollectAsync(A.WebList(Site.Url("/")));

        Assert.Equal(FetchOutcome.Fetched, pages[1].Outcome);
        Assert.Equal(5, collector.Turns.Entered.Count);
        Assert.Equal(3, Archive.Kept.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(0)]
    public async Task Pages_that_a_robots_txt_that_fails_once_stands_before_are_asked_for_by_the_next_run(int status)
    {
        Site.Robots("User-agent: *\nDisallow: /no\n").Html("/", A.ListPage(A.Ads(3))).Html("/oferta/1", A.AdPage).Html("/oferta/2", A.AdPage).Html("/oferta/3", A.AdPage);
        using var collector = Collector();
        var first = new List<FetchedPage>();
        await foreach (var page in collector.Walk(A.WebList(Site.Url("/"))))
        {
            first.Add(page);
            if (first.Count > 1)
                continue;
            Clock.Advance(TimeSpan.FromHours(13)); // the rules are old now
            Site.On("/robots.txt", answer =>
            {
                answer.Response.StatusCode = status == 0 ? StatusCodes.Status200OK : status;
                if (status == 0)
                    answer.Abort();
                return Task.CompletedTask;
            });
        }

        Assert.Equal(["/", "/oferta/1"], first.Select(page => page.Url.AbsolutePath));
        Assert.StartsWith("robots: robots.txt could not be read", first[1].Reason, StringComparison.Ordinal);

        Clock.Advance(Pace);
        Site.Robots("User-agent: *\nDisallow: /no\n").Html("/", "<title>Empleos</title>");
        var second = await collector.CollectAsync(A.WebList(Site.Url("/")));
        Assert.Equal(["/", "/oferta/1", "/oferta/2", "/oferta/3"], second.Where(page => page.Outcome == FetchOutcome.Fetched).Select(page => page.Url.AbsolutePath).Order(StringComparer.Ordinal));

        Clock.Advance(Pace);
        Assert.Equal(["/"], (await collector.CollectAsync(A.WebList(Site.Url("/")))).Select(page => page.Url.AbsolutePath));
    }

    [Fact]
    public async Task A_site_that_does_not_want_to_be_read_leaves_nothing_to_the_next_run()
    {
        Site.Status("/robots.txt", 403);
        using var collector = Collector();
        var source = A.WebList(Site.Url("/a"), Site.Url("/b"));

        Assert.Equal([FetchOutcome.Disallowed, FetchOutcome.Disallowed], (await collector.CollectAsync(source)).Select(page => page.Outcome));
    }

    [Fact]
    public async Task A_page_whose_site_cannot_give_its_rules_is_given_up_after_twelve_runs_and_holds_nothing_up()
    {
        Site.On("/robots.txt", context =>
        {
            context.Response.StatusCode = context.Request.Host.Host == "otro.localhost" ? StatusCodes.Status500InternalServerError : StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        Site.Html("/", A.ListPage([Site.Url("/oferta/9", "otro.localhost").AbsoluteUri]));
        using var collector = Collector(new Dictionary<string, string?> { ["Collection:LoopbackHosts:1"] = "otro.localhost" });
        var source = A.WebList(Site.Url("/")) with { Hosts = ["otro.localhost"] };
        var runs = new List<string>();
        for (var run = 0; run < 15; run++, Clock.Advance(Pace))
        {
            runs.Add(string.Join(' ', (await collector.CollectAsync(source)).Select(page => page.Url.AbsolutePath).Order(StringComparer.Ordinal)));
            Site.Html("/", "<title>Empleos</title>");
        }

        Assert.Equal([.. Enumerable.Repeat("/ /oferta/9", 13), "/", "/"], runs);
    }
}
