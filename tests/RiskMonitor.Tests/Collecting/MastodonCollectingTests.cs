using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>The Mastodon kind against a real server on loopback.</summary>
public sealed class MastodonCollectingTests : IAsyncLifetime
{
    private const string Timeline = "/api/v1/timelines/tag/empleo";
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_Link_header_leads_to_older_statuses()
    {
        _site.On(Timeline, async context =>
            {
                context.Response.ContentType = "application/json; charset=utf-8";
                context.Response.Headers.Link = $"<{_site.Url(Timeline)}?max_id=5>; rel=\"next\", <{_site.Url(Timeline)}?min_id=9>; rel=\"prev\"";
                await context.Response.Body.WriteAsync("""[{"id":"9"},{"id":"6"}]"""u8.ToArray(), context.RequestAborted);
            })
            .Json(Timeline + "?max_id=5", "[]");
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.Statuses(_site.Url(Timeline)));

        Assert.Equal([Timeline, Timeline + "?max_id=5"], pages.Select(page => page.Url.PathAndQuery));
        Assert.All(pages, page => Assert.Equal((PageRole.Ads, FetchOutcome.Fetched), (page.Role, page.Outcome)));
        Assert.Equal("application/json", _site.LastHeaders.Accept.ToString());
    }

    [Fact]
    public async Task Without_a_Link_header_the_last_id_leads_on()
    {
        _site.Json(Timeline + "?limit=2", """[{"id":"9"},{"id":"6"}]""")
            .Json(Timeline + "?limit=2&max_id=6", """[{"id":"5"},{"id":4}]""")
            .Json(Timeline + "?limit=2&max_id=4", "[]");
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.Statuses(_site.Url(Timeline + "?limit=2")));

        Assert.Equal(3, pages.Count);
    }

    [Theory]
    [InlineData("{\"error\":\"This method requires an authenticated user\"}")]
    [InlineData("[1, 2]")]
    [InlineData("not JSON at all")]
    [InlineData("")]
    public async Task An_answer_that_is_no_list_of_statuses_ends_the_paging(string answer)
    {
        _site.Json(Timeline, answer);
        using var collector = new Collector();

        Assert.Single(await collector.CollectAsync(A.Statuses(_site.Url(Timeline))));
    }

    /// <summary>Half a surrogate pair is JSON and no text: reading it throws, in our own code.</summary>
    [Fact]
    public async Task An_id_that_is_no_text_does_not_end_the_run()
    {
        _site.Text("/api/v1/timelines/tag/empleo", """[{"id":"\ud800"}]""", "application/json");
        using var collector = new Collector();

        var page = Assert.Single(await collector.CollectAsync(A.Statuses(_site.Url("/api/v1/timelines/tag/empleo"))));

        Assert.NotEqual("", page.Reason);
    }

    [Fact]
    public async Task A_timeline_that_leads_to_itself_or_away_ends()
    {
        _site.Json(Timeline + "?max_id=6", """[{"id":"6"}]""");
        using var collector = new Collector();
        Assert.Single(await collector.CollectAsync(A.Statuses(_site.Url(Timeline + "?max_id=6"))));

        _site.On(Timeline, async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.Headers.Link = "<http://10.0.0.1/api>; rel=next";
            await context.Response.Body.WriteAsync("""[{"id":"9"}]"""u8.ToArray(), context.RequestAborted);
        });
        Assert.Single(await collector.CollectAsync(A.Statuses(_site.Url(Timeline))));
    }

    [Fact]
    public async Task The_limit_of_list_pages_bounds_the_paging()
    {
        for (var id = 1000; id > 900; id--)
            _site.Json($"{Timeline}?max_id={id}", $$"""[{"id":"{{id - 1}}"}]""");
        using var collector = new Collector();
        var source = A.Statuses(_site.Url(Timeline + "?max_id=1000"));

        var pages = await collector.CollectAsync(source with { Limits = source.Limits with { MaxListPages = 5 } });

        Assert.Equal(5, pages.Count);
    }

    [Fact]
    public async Task A_dry_run_names_the_first_page_and_asks_for_robots_only()
    {
        _site.Robots("User-agent: *\nDisallow: /api/");
        using var collector = new Collector();

        var request = Assert.Single(await collector.PlanAsync(A.Statuses(_site.Url(Timeline))));

        Assert.Equal((false, "Disallow: /api/"), (request.Allowed, request.Why));
        Assert.Equal(["/robots.txt"], _site.Asked);
    }
}
