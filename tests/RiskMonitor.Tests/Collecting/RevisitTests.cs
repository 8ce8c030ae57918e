using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Tests.Collecting;

/// <summary>The second run over a site, and the tenth: conditional requests and pages that never change.</summary>
public sealed class RevisitTests : RevisitedSite
{
    [Fact]
    public async Task An_unchanged_page_is_not_sent_again_and_is_read_from_theArchive()
    {
        Tagged("/", A.ListPage(A.Ads(2)), "lista");
        Tagged("/oferta/1", A.AdPage, "uno");
        Tagged("/oferta/2", A.AdPage, "dos");
        using var collector = Collector();
        var first = await collector.CollectAsync(A.WebList(Site.Url("/")));

        Clock.Advance(Pace);
        Tagged("/oferta/2", "<title>Otra</title>", "dos-bis");
        var second = await collector.CollectAsync(A.WebList(Site.Url("/")));

        Assert.Equal(["/", "/oferta/1", "/oferta/2"], second.Select(page => page.Url.AbsolutePath));
        Assert.Equal([FetchOutcome.NotModified, FetchOutcome.NotModified, FetchOutcome.Fetched], second.Select(page => page.Outcome));
        Assert.Equal(first[1].Body.ToArray(), second[1].Body.ToArray());
        Assert.Equal(first[1].Sha256, second[1].Sha256);
    }

    [Fact]
    public async Task A_page_that_never_changes_is_asked_for_less_and_less_often_and_at_least_every_fortnight()
    {
        Tagged("/", A.ListPage(A.Ads(1)), "lista");
        Tagged("/oferta/1", A.AdPage, "uno");
        using var collector = Collector();
        var runs = new List<int>();
        for (var run = 0; run < 1000; run++, Clock.Advance(Pace))
        {
            if ((await collector.CollectAsync(A.WebList(Site.Url("/")))).Any(page => page.Url.AbsolutePath == "/oferta/1"))
                runs.Add(run);
        }

        Assert.Equal([0, 1, 2, 4, 8, 16], runs.Take(6));
        Assert.All(runs.Skip(6).Zip(runs.Skip(7), (earlier, later) => later - earlier), gap => Assert.InRange(gap, 16, 14 * 24));

        Tagged("/oferta/1", "<title>Otra</title>", "uno-bis");
        Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(FetchOutcome.Fetched, (await collector.CollectAsync(A.WebList(Site.Url("/"))))[1].Outcome);
        Clock.Advance(Pace);
        Assert.Equal(2, (await collector.CollectAsync(A.WebList(Site.Url("/")))).Count);
    }

    [Fact]
    public async Task Validators_of_where_a_redirect_led_are_not_sent_to_the_address_that_redirects()
    {
        Site.Html("/", A.ListPage(["/vieja"])).Redirect("/vieja", "/nueva");
        Tagged("/nueva", A.AdPage, "nueva");
        using var collector = Collector();
        await collector.CollectAsync(A.WebList(Site.Url("/")));
        string? sent = null;
        Site.On("/vieja", context =>
        {
            sent = context.Request.Headers.IfNoneMatch + context.Request.Headers.IfModifiedSince;
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<title>Otra</title>", context.RequestAborted);
        });
        Clock.Advance(Pace);

        await collector.CollectAsync(A.WebList(Site.Url("/")));

        Assert.Equal("", sent);
    }

    [Fact]
    public async Task A_server_error_says_nothing_of_a_page_and_is_not_remembered()
    {
        Site.Html("/", A.ListPage(A.Ads(1))).On("/oferta/1", context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.Headers.ETag = "\"error\"";
            return Task.CompletedTask;
        });
        using var collector = Collector();
        for (var run = 0; run < 6; run++, Clock.Advance(Pace))
            await collector.CollectAsync(A.WebList(Site.Url("/")));
        Assert.Equal(6, Site.Asked.Count(asked => asked == "/oferta/1"));
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void A_site_that_says_when_a_page_changed_is_believed_for_a_fortnight(int days, bool due)
    {
        var checkedAt = Clock.GetUtcNow();
        var known = new Resource { ETag = "\"a\"", Sha256 = "a", CheckedAt = checkedAt, ChangedAt = checkedAt, DueAt = checkedAt };
        Assert.Equal(due, Revisit.IsDue(known, checkedAt.AddYears(-1), checkedAt.AddDays(days)));
        Assert.True(Revisit.IsDue(known, checkedAt.AddMinutes(1), checkedAt.AddMinutes(2)));
    }

    [Fact]
    public async Task A_list_that_names_more_than_a_run_has_room_for_is_read_to_its_end_over_the_runs()
    {
        Site.Html("/", A.ListPage(A.Ads(30)));
        foreach (var ad in A.Ads(30))
            Site.Html(ad, A.AdPage + ad);
        using var collector = Collector();
        var source = A.WebList(Site.Url("/"));
        source = source with { Limits = source.Limits with { MaxPages = 8, MaxListPages = 1 } };
        for (var run = 0; run < 6; run++, Clock.Advance(Pace))
            await collector.CollectAsync(source);

        Assert.Equal(A.Ads(30).Order(), Site.Asked.Where(asked => asked.StartsWith("/oferta/", StringComparison.Ordinal)).Distinct().Order());
    }

    [Fact]
    public async Task Every_answer_is_evidence_with_the_robots_decision_it_was_asked_under()
    {
        Site.Robots("User-agent: *\nAllow: /oferta/\nDisallow: /oferta/2").Html("/", A.ListPage(A.Ads(3))).Redirect("/oferta/1", "/oferta/3").Html("/oferta/3", A.AdPage);
        using var collector = Collector();

        var pages = await collector.CollectAsync(A.WebList(Site.Url("/")));

        Assert.Equal(["/robots.txt", "/", "/oferta/1", "/oferta/3"], Archive.Kept.Select(kept => kept.Exchange.Url.AbsolutePath).Distinct());
        Assert.Equal("Allow: /oferta/", Archive.Kept.Last(kept => kept.Exchange.Url.AbsolutePath == "/oferta/3").Note.Robots!.Rule);
        var refused = pages.Single(page => page.Outcome == FetchOutcome.Disallowed);
        Assert.Equal((false, "Disallow: /oferta/2"), (refused.Robots!.Allowed, refused.Robots.Rule));
    }
}
