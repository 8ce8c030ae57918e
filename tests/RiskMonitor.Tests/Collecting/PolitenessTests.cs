using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Robots and delays of a whole run, against a real server on loopback.</summary>
public sealed class PolitenessTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Robots_is_asked_first_and_what_it_disallows_is_not_asked_for()
    {
        _site.Robots("User-agent: RiskMonitor\nDisallow: /oferta/\nAllow: /oferta/2$\n").Html("/", A.ListPage(A.Ads(2))).Html("/oferta/2", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal(["/robots.txt", "/", "/oferta/2"], _site.Asked);
        Assert.Equal((FetchOutcome.Disallowed, "robots: Disallow: /oferta/"), (pages[1].Outcome, pages[1].Reason));
        Assert.Equal((FetchOutcome.Fetched, "HTTP 200; robots: Allow: /oferta/2$"), (pages[2].Outcome, pages[2].Reason));
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(400, true)]
    [InlineData(401, false)]
    [InlineData(403, false)]
    [InlineData(429, false)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public async Task The_status_of_robots_says_whether_the_site_may_be_read(int status, bool mayRead)
    {
        _site.Status("/robots.txt", status).Html("/", A.ListPage([]));
        using var collector = new Collector();

        var page = Assert.Single(await collector.CollectAsync(A.WebList(_site.Url("/"))));

        Assert.Equal(mayRead ? FetchOutcome.Fetched : FetchOutcome.Disallowed, page.Outcome);
        Assert.Contains($"HTTP {status}", page.Reason, StringComparison.Ordinal);
        Assert.Equal(mayRead ? 2 : 1, _site.Asked.Count);
    }

    [Fact]
    public async Task A_redirected_robots_is_followed_and_one_that_goes_in_circles_means_disallow()
    {
        _site.Redirect("/robots.txt", "/r2").Text("/r2", "User-agent: *\nDisallow: /", "text/plain").Html("/", A.ListPage([]));
        using (var collector = new Collector())
            Assert.Equal("robots: Disallow: /", (await collector.CollectAsync(A.WebList(_site.Url("/")))).Single().Reason);

        _site.Redirect("/r2", "/robots.txt");
        using (var collector = new Collector())
            Assert.Equal("robots: robots.txt redirects too often", (await collector.CollectAsync(A.WebList(_site.Url("/")))).Single().Reason);
    }

    [Fact]
    public async Task Robots_is_asked_once_a_run_and_again_only_when_it_is_old()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        _site.Robots("User-agent: *\nDisallow: /nada").Html("/", A.ListPage(A.Ads(3)));
        using var collector = new Collector(clock: clock);

        await collector.CollectAsync(A.WebList(_site.Url("/")));
        await collector.CollectAsync(A.WebList(_site.Url("/")));
        Assert.Single(_site.Asked, asked => asked == "/robots.txt");

        clock.Advance(TimeSpan.FromHours(24));
        await collector.CollectAsync(A.WebList(_site.Url("/")));
        Assert.Equal(2, _site.Asked.Count(asked => asked == "/robots.txt"));
    }

    [Theory]
    [InlineData("Crawl-delay: 7", 0, 7)]
    [InlineData("Crawl-delay: 7", 20, 20)]
    [InlineData("Crawl-delay: 0.5", 0, 2)]
    [InlineData("Crawl-delay: 86400", 0, 60)]
    [InlineData("Disallow: /nada", 3, 3)]
    [InlineData("Crawl-delay: soon", 0, 0)]
    public async Task The_longer_of_the_sources_delay_and_the_Crawl_delay_lies_between_two_requests(string rule, int sourceSeconds, int seconds)
    {
        _site.Robots("User-agent: *\n" + rule).Html("/", A.ListPage(A.Ads(1)));
        using var collector = new Collector();

        await collector.CollectAsync(A.WebList(_site.Url("/")) with { Delay = TimeSpan.FromSeconds(sourceSeconds) });

        Assert.Equal(3, collector.Turns.Entered.Count);
        Assert.All(collector.Turns.Entered.Skip(1), turn => Assert.Equal((TestSite.Host, TimeSpan.FromSeconds(seconds)), turn));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_site_that_asks_to_wait_is_left_alone_for_the_rest_of_the_run(int status)
    {
        _site.Html("/", A.ListPage(A.Ads(10), next: "/?page=2")).Status("/oferta/1", status);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal(["/", "/oferta/1"], pages.Select(page => page.Url.PathAndQuery));
    }

    [Fact]
    public async Task Robots_holds_at_the_end_of_a_redirect_too()
    {
        _site.Robots("User-agent: *\nDisallow: /privado").Html("/", A.ListPage(["/oferta/1"])).Redirect("/oferta/1", "/privado/1").Html("/privado/1", A.AdPage);
        using var collector = new Collector();

        var page = (await collector.CollectAsync(A.WebList(_site.Url("/"))))[1];

        Assert.Equal((FetchOutcome.Disallowed, "robots: Disallow: /privado"), (page.Outcome, page.Reason));
        Assert.DoesNotContain("/privado/1", _site.Asked);
    }

    [Fact]
    public async Task A_host_that_the_source_adds_is_followed_by_its_own_robots()
    {
        _site.Html("/", A.ListPage([$"http://detalle.localhost:{_site.Port}/oferta/1"])).Html("/oferta/1", A.AdPage);
        using var collector = new Collector(new() { ["Collection:LoopbackHosts:1"] = "detalle.localhost" });

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")) with { Hosts = ["detalle.localhost"] });

        Assert.Equal([TestSite.Host, "detalle.localhost"], pages.Select(page => page.Url.Host));
        Assert.Equal(2, _site.Asked.Count(asked => asked == "/robots.txt"));
    }
}
