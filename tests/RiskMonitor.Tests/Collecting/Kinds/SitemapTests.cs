using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using RiskMonitor.Collecting;
using static RiskMonitor.Tests.Collecting.Kinds.KindSource;

namespace RiskMonitor.Tests.Collecting.Kinds;

/// <summary>Sitemaps of a real site on loopback, written from https://www.sitemaps.org/protocol.html.</summary>
public sealed class SitemapTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task An_index_and_its_sitemaps_lead_to_the_pages_of_the_source()
    {
        Xml("/sitemap.xml", Index("/a.xml", "/b.xml"));
        Xml("/a.xml", Urls((_site.Url("/oferta/1"), null), (new Uri("https://otro.example/oferta/9"), null)));
        Xml("/b.xml", Urls((_site.Url("/oferta/2?a=1&b=2"), null)));
        _site.Html("/oferta/1", A.AdPage).Html("/oferta/2?a=1&b=2", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(Sitemap(_site.Url("/sitemap.xml")));

        Assert.Equal(["/oferta/1", "/oferta/2?a=1&b=2"], pages.Where(page => page.Role == PageRole.Ads).Select(page => page.Url.PathAndQuery));
        Assert.All(pages, page => Assert.Equal(FetchOutcome.Fetched, page.Outcome));
    }

    [Theory]
    [InlineData("application/gzip")]
    [InlineData("application/x-gzip")]
    [InlineData("text/xml")]
    public async Task A_sitemap_in_gzip_is_unpacked(string contentType)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Urls((_site.Url("/oferta/1"), null))), TestContext.Current.CancellationToken);
        _site.Bytes("/sitemap.xml.gz", packed.ToArray(), contentType).Html("/oferta/1", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(Sitemap(_site.Url("/sitemap.xml.gz")));

        Assert.Equal("/oferta/1", pages.Single(page => page.Role == PageRole.Ads).Url.AbsolutePath);
    }

    [Fact]
    public async Task A_page_that_did_not_change_since_it_was_asked_for_is_not_asked_for_again()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        using var collector = new Collector(clock: clock);
        Xml("/sitemap.xml", Urls((_site.Url("/oferta/1"), "2026-03-01"), (_site.Url("/oferta/2"), "2026-02-27T10:00:00-06:00"), (_site.Url("/oferta/3"), "2026-03-02")));
        _site.Html("/oferta/1", A.AdPage).Html("/oferta/2", A.AdPage).Html("/oferta/3", A.AdPage);
        await collector.CollectAsync(Sitemap(_site.Url("/sitemap.xml")));
        Assert.Equal(["/oferta/3", "/oferta/1", "/oferta/2"], _site.Asked.Where(asked => asked.StartsWith("/oferta", StringComparison.Ordinal)));
        _site.Asked.Clear();
        clock.Advance(TimeSpan.FromHours(6));
        Xml("/sitemap.xml", Urls((_site.Url("/oferta/1"), "2026-03-01"), (_site.Url("/oferta/2"), "2026-03-02T14:00:00Z"), (_site.Url("/oferta/3"), "2026-03-02")));

        await collector.CollectAsync(Sitemap(_site.Url("/sitemap.xml")));

        // The third says a day: it may have changed later on that day.
        Assert.Equal(["/oferta/3", "/oferta/2"], _site.Asked.Where(asked => asked.StartsWith("/oferta", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_start_address_that_is_a_site_stands_for_the_sitemaps_of_its_robots_txt()
    {
        _site.Robots($"User-agent: *\nAllow: /\nSitemap: {_site.Url("/mapa.xml")}\n");
        Xml("/mapa.xml", Urls((_site.Url("/oferta/1"), null)));
        _site.Html("/oferta/1", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(Sitemap(_site.Url("/")));

        Assert.Equal("/oferta/1", pages.Single(page => page.Role == PageRole.Ads).Url.AbsolutePath);
    }

    [Fact]
    public async Task A_robots_txt_that_names_none_leads_to_the_usual_one()
    {
        _site.Robots("User-agent: *\nAllow: /\n");
        Xml("/sitemap.xml", Urls((_site.Url("/oferta/1"), null)));
        _site.Html("/oferta/1", A.AdPage);
        using var collector = new Collector();

        Assert.Contains(await collector.CollectAsync(Sitemap(_site.Url("/"))), page => page.Url.AbsolutePath == "/oferta/1");
    }

    [Fact]
    public async Task Indexes_are_followed_three_deep()
    {
        for (var depth = 0; depth < 6; depth++)
            Xml($"/{depth}.xml", Index($"/{depth + 1}.xml"));
        using var collector = new Collector();

        await collector.CollectAsync(Sitemap(_site.Url("/0.xml")));

        Assert.Equal(["/robots.txt", "/0.xml", "/1.xml", "/2.xml", "/3.xml"], _site.Asked);
    }

    [Fact]
    public async Task Only_paths_of_adverts_are_asked_for_when_the_file_names_them()
    {
        Xml("/sitemap.xml", Urls((_site.Url("/acerca-de"), null), (_site.Url("/vacantes/1"), null)));
        _site.Html("/vacantes/1", A.AdPage);
        using var collector = new Collector();
        var source = Sitemap(_site.Url("/sitemap.xml"));

        await collector.CollectAsync(source with { Extract = source.Extract with { AdPaths = ["/vacantes/"] } });

        Assert.DoesNotContain("/acerca-de", _site.Asked);
        Assert.Contains("/vacantes/1", _site.Asked);
    }

    [Theory]
    [InlineData("", "the sitemap is not read to its end: it is empty")]
    [InlineData("<html><body>404</body></html>", "the sitemap is not read to its end: it is an XML document other than a sitemap")]
    [InlineData("no sitemap at all", "the sitemap is not read to its end: it is neither XML nor a list of addresses")]
    [InlineData("<!DOCTYPE urlset [<!ENTITY a \"b\">]><urlset/>", "the sitemap is not read to its end: it has a document type declaration, which is not read")]
    public async Task What_is_no_sitemap_is_an_outcome_with_its_reason_and_the_others_still_come(string answer, string reason)
    {
        Xml("/sitemap.xml", Index("/roto.xml", "/bien.xml", "/falta.xml"));
        Xml("/roto.xml", answer);
        Xml("/bien.xml", Urls((_site.Url("/oferta/1"), null)));
        _site.Html("/oferta/1", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(Sitemap(_site.Url("/sitemap.xml")));

        var broken = pages.Single(page => page.Url.AbsolutePath == "/roto.xml");
        Assert.Equal((FetchOutcome.NotText, reason), (broken.Outcome, broken.Reason));
        Assert.Equal((FetchOutcome.HttpError, 404), pages.Where(page => page.Url.AbsolutePath == "/falta.xml").Select(page => (page.Outcome, page.StatusCode)).Single());
        Assert.Contains(pages, page => page.Url.AbsolutePath == "/oferta/1" && page.Outcome == FetchOutcome.Fetched);
    }

    [Fact]
    public async Task A_sitemap_that_breaks_off_leads_to_what_it_named_before()
    {
        Xml("/sitemap.xml", Urls((_site.Url("/oferta/1"), null)).Replace("</urlset>", "<url><loc>http://", StringComparison.Ordinal));
        _site.Html("/oferta/1", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(Sitemap(_site.Url("/sitemap.xml")));

        Assert.StartsWith("the sitemap is not read to its end: it is not well-formed XML at line ", pages[0].Reason, StringComparison.Ordinal);
        Assert.Equal("/oferta/1", pages[1].Url.AbsolutePath);
    }

    [Fact]
    public async Task A_sitemap_without_entries_ends_the_run()
    {
        Xml("/sitemap.xml", Urls());
        using var collector = new Collector();

        Assert.Equal(FetchOutcome.Fetched, Assert.Single(await collector.CollectAsync(Sitemap(_site.Url("/sitemap.xml")))).Outcome);
    }

    [Fact]
    public async Task A_site_that_asks_to_wait_is_left_alone()
    {
        Xml("/sitemap.xml", Urls((_site.Url("/oferta/1"), null), (_site.Url("/oferta/2"), null)));
        _site.On("/oferta/1", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        });
        using var collector = new Collector();

        var pages = await collector.CollectAsync(Sitemap(_site.Url("/sitemap.xml")));

        Assert.Equal(429, pages[^1].StatusCode);
        Assert.DoesNotContain("/oferta/2", _site.Asked);
    }

    private void Xml(string path, string xml) => _site.Text(path, xml, "application/xml; charset=utf-8");

    private string Index(params string[] paths) => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
        + string.Concat(paths.Select(path => $"<sitemap><loc>{_site.Url(path)}</loc></sitemap>")) + "</sitemapindex>";

    private static string Urls(params (Uri Url, string? ModifiedAt)[] urls) => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\">"
        + string.Concat(urls.Select(url => $"<url><image:image><image:loc>{url.Url.GetLeftPart(UriPartial.Authority)}/foto</image:loc></image:image>"
            + $"<loc> {url.Url.AbsoluteUri.Replace("&", "&amp;", StringComparison.Ordinal)} </loc>{(url.ModifiedAt is null ? "" : $"<lastmod>{url.ModifiedAt}</lastmod>")}</url>")) + "</urlset>";
}
