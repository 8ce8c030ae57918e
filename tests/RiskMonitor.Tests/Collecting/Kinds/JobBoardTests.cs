using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Walking;
using RiskMonitor.Extracting;

namespace RiskMonitor.Tests.Collecting.Kinds;

/// <summary>A job board with schema.org JobPostings on loopback, walked without selectors.</summary>
public sealed class JobBoardTests : IAsyncLifetime
{
    private const string Posting = """<script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"Panadero","description":"Turno de noche."}</script>""";

    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("/empleos/panadero-turno-noche-1234", true)]
    [InlineData("/vacante/77", true)]
    [InlineData("/oferta/panadero", true)]
    [InlineData("/jobs/8f3a2b", true)]
    [InlineData("/oferta-de-empleo-panadero-1234.html", true)]
    [InlineData("/vacante.php?id=1234", true)]
    [InlineData("/empleos", false)]
    [InlineData("/empleos/puebla", false)]
    [InlineData("/empleos?page=12", false)]
    [InlineData("/jobs/search/panadero-turno-noche-1", false)]
    [InlineData("/empleo/folleto-1234.pdf", false)]
    [InlineData("/quienes-somos-desde-1990", false)]
    [InlineData("/", false)]
    public void An_address_looks_like_an_offer_or_not(string path, bool looks) =>
        Assert.Equal(looks, OfferAddress.LooksLikeOne(CanonicalUrl.Parse("https://empleos.example" + path)));

    [Fact]
    public async Task List_pages_lead_to_offers_and_further_list_pages_and_to_nothing_else()
    {
        _site.Html("/empleos", """
            <a href="/empleos/panadero-turno-noche-1">a</a><a href="/vacante/2">b</a><a href="/vacante/2#mapa">b</a><a href="/quienes-somos">c</a><a href="/login">d</a>
            <a href="https://otro.example/vacante/3">e</a><a href="/vacante/folleto-1.pdf">f</a><a href="?page=2">2</a><a href="javascript:void(0)">x</a>
            """);
        _site.Html("/empleos?page=2", """<link rel="next" href="/empleos/otra-lista"><a href="/vacante/4">g</a><a href="/empleos?page=1">1</a>""");
        _site.Html("/empleos/otra-lista", "<p>nada</p>");
        foreach (var path in (string[])["/empleos/panadero-turno-noche-1", "/vacante/2", "/vacante/4"])
            _site.Html(path, Posting);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(KindSource.JobBoard(_site.Url("/empleos")));

        Assert.Equal(["/empleos/panadero-turno-noche-1", "/vacante/2", "/vacante/4"], pages.Where(page => page.Role == PageRole.Ads).Select(page => page.Url.PathAndQuery));
        Assert.Equal(["/empleos", "/empleos?page=2", "/empleos/otra-lista", "/empleos?page=1"], pages.Where(page => page.Role == PageRole.List).Select(page => page.Url.PathAndQuery));
        Assert.All(pages.Where(page => page.Role == PageRole.Ads), page => Assert.Single(AdExtractor.Extract(page, KindSource.JobBoard(page.Url).Extract).Ads));
    }

    [Fact]
    public async Task A_sitemap_among_the_start_addresses_is_read_for_what_looks_like_an_offer()
    {
        _site.Text("/sitemap.xml", $"<urlset><url><loc>{_site.Url("/vacante/9")}</loc></url><url><loc>{_site.Url("/aviso-de-privacidad")}</loc></url></urlset>", "text/xml");
        _site.Html("/vacante/9", Posting).Html("/empleos", "<a href=/vacante/9>a</a>");
        using var collector = new Collector();

        var pages = await collector.CollectAsync(KindSource.JobBoard(_site.Url("/sitemap.xml"), _site.Url("/empleos")));

        Assert.Equal(["/sitemap.xml", "/vacante/9", "/empleos"], pages.Select(page => page.Url.AbsolutePath));
    }

    [Fact]
    public async Task A_list_page_that_holds_postings_is_read_for_them()
    {
        _site.Html("/empleos", Posting + "<a href=/vacante/1>a</a>").Html("/vacante/1", Posting);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(KindSource.JobBoard(_site.Url("/empleos")));

        Assert.Equal(2, pages.Sum(page => AdExtractor.Extract(page, KindSource.JobBoard(page.Url).Extract).Ads.Length));
    }

    [Fact]
    public async Task Paths_that_the_file_names_decide_instead()
    {
        _site.Html("/", "<a href=/vacante/1>a</a><a href=/o/1>b</a>").Html("/o/1", Posting);
        using var collector = new Collector();
        var source = KindSource.JobBoard(_site.Url("/"));

        var pages = await collector.CollectAsync(source with { Extract = source.Extract with { AdPaths = ["/o/"] } });

        Assert.Equal(["/", "/o/1"], pages.Select(page => page.Url.AbsolutePath));
    }

    [Fact]
    public async Task Broken_empty_and_missing_pages_are_outcomes_and_the_others_still_come()
    {
        _site.Html("/empleos", "<a href=/vacante/1>a</a><a href=/vacante/2>b</a><a href='?page=2'>2</a><a href=/vacante/3>c</a>");
        _site.Html("/empleos?page=2", string.Concat(Enumerable.Repeat("<div>", 50_000))).Html("/vacante/1", "").Html("/vacante/3", Posting);
        using var collector = new Collector(new() { ["Collection:MaxBodyBytes"] = "1000000" });
        var source = KindSource.JobBoard(_site.Url("/empleos"));

        var pages = await collector.CollectAsync(source with { Limits = source.Limits with { MaxBodyBytes = 1_000_000 } });

        Assert.StartsWith("the list page is left unread: ", pages.Single(page => page.Url.Query == "?page=2").Reason, StringComparison.Ordinal);
        Assert.Equal(404, pages.Single(page => page.Url.AbsolutePath == "/vacante/2").StatusCode);
        Assert.Equal(1, pages.Sum(page => AdExtractor.Extract(page, source.Extract).Ads.Length));
    }

    [Fact]
    public async Task A_site_that_asks_to_wait_is_left_alone()
    {
        _site.Html("/empleos", "<a href=/vacante/1>a</a><a href=/vacante/2>b</a>").On("/vacante/1", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        });
        using var collector = new Collector();

        Assert.Equal(429, (await collector.CollectAsync(KindSource.JobBoard(_site.Url("/empleos"))))[^1].StatusCode);
        Assert.DoesNotContain("/vacante/2", _site.Asked);
    }
}
