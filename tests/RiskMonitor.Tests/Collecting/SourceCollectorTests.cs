using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>The web-list kind against a real server on loopback.</summary>
public sealed class SourceCollectorTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task List_pages_lead_to_ad_pages_and_to_the_next_list_page()
    {
        _site.Html("/", A.ListPage(["/oferta/1", "oferta/2"], next: "/?page=2"))
            .Html("/?page=2", A.ListPage(["/oferta/3"]))
            .Html("/oferta/1", A.AdPage).Html("/oferta/2", A.AdPage).Html("/oferta/3", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal(["/", "/oferta/1", "/oferta/2", "/?page=2", "/oferta/3"], pages.Select(page => page.Url.PathAndQuery));
        Assert.Equal([PageRole.List, PageRole.Ads, PageRole.Ads, PageRole.List, PageRole.Ads], pages.Select(page => page.Role));
        Assert.All(pages, page => Assert.Equal(FetchOutcome.Fetched, page.Outcome));
        Assert.All(pages, page => Assert.Equal((AdChannel.JobBoard, AdLanguage.Es, 200), (page.Channel, page.Language, page.StatusCode)));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(A.AdPage))), pages[1].Sha256);
    }

    [Fact]
    public async Task An_unreachable_host_is_an_outcome_with_a_reason()
    {
        var source = A.WebList(new Uri($"http://{TestSite.Host}:{FreePort()}/"));
        using var collector = new Collector();

        var page = Assert.Single(await collector.CollectAsync(source));

        Assert.Equal(FetchOutcome.Unreachable, page.Outcome);
        Assert.Equal("robots: robots.txt could not be read (the host refuses the connection)", page.Reason);
    }

    [Fact]
    public async Task A_host_that_stops_answering_ends_the_run_after_three_pages()
    {
        _site.Html("/", A.ListPage(A.Ads(10)));
        foreach (var ad in A.Ads(10))
            _site.On(ad, context => { context.Abort(); return Task.CompletedTask; });
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal(["/robots.txt", "/", "/oferta/1", "/oferta/2", "/oferta/3"], _site.Asked);
        Assert.All(pages.Skip(1), page => Assert.Equal(FetchOutcome.Unreachable, page.Outcome));
    }

    [Fact]
    public async Task A_list_page_that_is_not_HTML_says_so_and_the_other_start_page_is_still_read()
    {
        _site.Json("/", "[]").Html("/b", A.ListPage(["/oferta/1"])).Html("/oferta/1", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/"), _site.Url("/b")));

        Assert.Equal([FetchOutcome.NotText, FetchOutcome.Fetched, FetchOutcome.Fetched], pages.Select(page => page.Outcome));
        Assert.Equal("the list page is application/json, not HTML", pages[0].Reason);
    }

    [Fact]
    public async Task A_list_page_that_would_bring_the_parser_down_is_left_unread()
    {
        _site.Html("/", "<!--" + string.Concat(Enumerable.Repeat("--!", 10_000))).Html("/b", string.Concat(Enumerable.Repeat("<div>", 10_000)));
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/"), _site.Url("/b")));

        Assert.All(pages, page => Assert.StartsWith("the list page is left unread:", page.Reason, StringComparison.Ordinal));
        Assert.Equal(2, pages.Count);
    }

    [Fact]
    public async Task An_ad_page_that_is_an_error_does_not_stop_the_run()
    {
        _site.Html("/", A.ListPage(A.Ads(3))).Html("/oferta/1", A.AdPage).Status("/oferta/2", 500).Html("/oferta/3", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal([FetchOutcome.Fetched, FetchOutcome.Fetched, FetchOutcome.HttpError, FetchOutcome.Fetched], pages.Select(page => page.Outcome));
        Assert.Equal("HTTP 500; robots: the site has no robots.txt (HTTP 404)", pages[2].Reason);
    }

    [Fact]
    public async Task One_page_under_several_addresses_is_asked_for_once()
    {
        _site.Html("/", A.ListPage(["/oferta/1", "/oferta/1#contacto", "/oferta/1?utm_source=lista", $"http://{TestSite.Host.ToUpperInvariant()}:{_site.Port}/oferta/1"], next: "/"))
            .Html("/oferta/1", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal(["/", "/oferta/1"], pages.Select(page => page.Url.PathAndQuery));
    }

    [Fact]
    public async Task Links_that_redirect_to_one_page_give_it_once_under_its_own_address()
    {
        _site.Html("/", A.ListPage(["/ir?a=1", "/ir?a=2"])).Redirect("/ir?a=1", "/oferta/1?utm_campaign=x").Redirect("/ir?a=2", "/oferta/1").Html("/oferta/1", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal([_site.Url("/"), _site.Url("/oferta/1")], pages.Select(page => page.Url));
    }

    [Theory]
    [InlineData("http://127.0.0.1/admin")]
    [InlineData("http://10.0.0.8/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://otro.example/")]
    public async Task A_redirect_or_link_to_another_host_is_not_followed(string target)
    {
        _site.Html("/", A.ListPage(["/oferta/1", target])).Redirect("/oferta/1", target);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal(["/", new Uri(target).PathAndQuery], pages.Select(page => page.Url.PathAndQuery));
        Assert.Equal((FetchOutcome.Disallowed, "the redirect leaves the hosts of the source"), (pages[1].Outcome, pages[1].Reason));
    }

    [Fact]
    public async Task Redirects_without_end_stop_after_five()
    {
        _site.Html("/", A.ListPage(["/r0"]));
        for (var hop = 0; hop < 20; hop++)
            _site.Redirect($"/r{hop}", $"/r{hop + 1}");
        using var collector = new Collector();

        var page = (await collector.CollectAsync(A.WebList(_site.Url("/"))))[1];

        Assert.Equal(FetchOutcome.HttpError, page.Outcome);
        Assert.StartsWith("more than 5 redirects", page.Reason, StringComparison.Ordinal);
        Assert.Equal("/r5", page.Url.AbsolutePath);
    }

    [Fact]
    public async Task The_limits_of_the_source_bound_a_run()
    {
        for (var page = 0; page < 10; page++)
            _site.Html($"/?page={page}", A.ListPage([$"/oferta/{page}a", $"/oferta/{page}b"], next: $"/?page={page + 1}"));
        using var collector = new Collector();
        var source = A.WebList(_site.Url("/?page=0"));

        var byPages = await collector.CollectAsync(source with { Limits = source.Limits with { MaxPages = 4 } });
        var byLists = await collector.CollectAsync(source with { Limits = source.Limits with { MaxListPages = 2 } });

        Assert.Equal(4, byPages.Count);
        Assert.Equal(["/?page=0", "/oferta/0a", "/oferta/0b", "/?page=1", "/oferta/1a", "/oferta/1b"], byLists.Select(page => page.Url.PathAndQuery));
    }

    [Fact]
    public async Task Without_links_to_adverts_the_list_pages_are_read_for_adverts()
    {
        _site.Html("/", A.ListPage([], next: "/2")).Html("/2", A.ListPage([]));
        using var collector = new Collector();
        var source = A.WebList(_site.Url("/"));

        var pages = await collector.CollectAsync(source with { Extract = source.Extract with { AdLinks = null } });

        Assert.Equal([PageRole.Ads, PageRole.Ads], pages.Select(page => page.Role));
    }

    [Fact]
    public async Task The_base_element_of_a_page_counts_for_its_links()
    {
        _site.Html("/lista/", "<base href='/avisos/'><a class=ad href='1'>uno</a>").Html("/avisos/1", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/lista/")));

        Assert.Equal(["/lista/", "/avisos/1"], pages.Select(page => page.Url.AbsolutePath));
    }

    [Fact]
    public async Task Requests_say_who_asks_and_carry_no_cookies_and_answers_are_kept_without_theirs()
    {
        _site.Html("/", A.ListPage(["/oferta/1"])).On("/oferta/1", context =>
        {
            context.Response.Headers.SetCookie = "sid=1";
            context.Response.ContentType = "text/html";
            return Task.CompletedTask;
        });
        _site.On("/robots.txt", context => { context.Response.Headers.SetCookie = "sid=0; Path=/"; return Task.CompletedTask; });
        using var collector = new Collector();

        var page = (await collector.CollectAsync(A.WebList(_site.Url("/"))))[1];

        Assert.Matches(@"^RiskMonitor/[0-9.]+ \(\+mailto:linea@org\.example\)$", _site.LastHeaders.UserAgent.ToString());
        Assert.False(_site.LastHeaders.ContainsKey("Cookie"));
        Assert.False(_site.LastHeaders.ContainsKey("traceparent"));
        Assert.DoesNotContain(page.Headers, header => header.Key.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(page.Headers, header => header.Key == "Content-Type");
    }

    [Fact]
    public async Task Cancellation_is_the_only_exception_that_leaves_a_run()
    {
        using var stop = new CancellationTokenSource();
        _site.Html("/", A.ListPage(["/oferta/1"])).On("/oferta/1", context => { stop.Cancel(); return TestSite.NeverAsync(context); });
        using var collector = new Collector();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => collector.GetAsync(_site.Url("/oferta/1").AbsoluteUri, cancellation: stop.Token));
    }

    [Fact]
    public async Task A_dry_run_asks_for_robots_and_list_pages_only_and_says_why()
    {
        _site.Robots("User-agent: *\nCrawl-delay: 3\nDisallow: /oferta/2\n").Html("/", A.ListPage(A.Ads(3)));
        using var collector = new Collector();

        var plan = await collector.PlanAsync(A.WebList(_site.Url("/")));

        Assert.Equal(["/robots.txt", "/"], _site.Asked);
        Assert.Equal([true, true, false, true], plan.Select(request => request.Allowed));
        Assert.Equal(["no rule matches", "no rule matches", "Disallow: /oferta/2", "no rule matches"], plan.Select(request => request.Why));
        Assert.All(plan, request => Assert.Equal(TimeSpan.FromSeconds(3), request.Delay));
    }

    [Fact]
    public async Task A_dry_run_asks_nothing_of_a_host_that_asked_to_wait_and_says_until_when()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));
        _site.On("/", context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        });
        using var collector = new Collector(clock: clock);
        await collector.CollectAsync(A.WebList(_site.Url("/")));
        _site.Asked.Clear();

        var request = Assert.Single(await collector.PlanAsync(A.WebList(_site.Url("/"))));

        Assert.Empty(_site.Asked);
        Assert.Equal((clock.GetUtcNow() + TimeSpan.FromMinutes(10), null), (request.NotBefore, request.Problem));
    }

    [Fact]
    public async Task A_dry_run_says_what_went_wrong_with_a_list_page()
    {
        _site.Robots("User-agent: *\nDisallow: /no").Redirect("/a", "http://otro.example/").Status("/b", 404);
        using var collector = new Collector();

        var plan = await collector.PlanAsync(A.WebList(_site.Url("/a"), _site.Url("/b"), _site.Url("/no"), new Uri($"http://{TestSite.Host}:{FreePort()}/")));

        Assert.Equal(
            ["the redirect leaves the hosts of the source", "HTTP 404; robots: no rule matches", null, "robots: robots.txt could not be read (the host refuses the connection)"],
            plan.Select(request => request.Problem));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
