using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.Tests.Collecting.Kinds;

/// <summary>Feeds of a real site on loopback, written from the RSS 2.0 and 1.0 specifications, RFC 4287, RFC 5005 and JSON Feed 1.1.</summary>
public sealed class FeedTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Items_of_RSS_are_adverts_with_text_and_without_markup()
    {
        Feed("/rss", Rss("""
            <item><title>Ayudante de cocina &amp; limpieza</title><link>/empleo/1</link><author>persona@empleos.example</author>
            <description>Se busca ayudante.</description><content:encoded><![CDATA[<p>Turno de <b>mañana</b>.</p><p>Tel. 55 0000 0000</p>]]></content:encoded>
            <guid isPermaLink="false">uno</guid><pubDate>Mon, 02 Mar 2026 09:00:00 -0600</pubDate></item>
            """));

        var page = Assert.Single(await CollectAsync("/rss"));
        var ad = Assert.Single(AdExtractor.Extract(page, KindSource.Feed(page.Url).Extract).Ads);

        Assert.Equal(("Ayudante de cocina & limpieza", "Turno de mañana.\n\nTel. 55 0000 0000"), (ad.Ad.Title, ad.Ad.Body));
        Assert.Equal((_site.Url("/empleo/1").AbsoluteUri, "feed/1"), (ad.Ad.Url, ad.Extractor));
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero), ad.Ad.PostedAt);
        Assert.Null(ad.Author);
        Assert.Equal("feed", ad.Fields["body"]);
    }

    [Fact]
    public async Task Atom_with_XHTML_and_its_older_parts_is_read()
    {
        Feed("/atom", Atom("""<link rel="next" href="/atom?before=2"/><link rel="self" href="/atom"/>""", """
            <entry><title type="html">Mesero &amp;lt;b&amp;gt;turno&amp;lt;/b&amp;gt;</title><link rel="enclosure" href="/foto.jpg"/><link href="/empleo/3"/><id>urn:x:3</id><updated>2026-03-02T09:00:00Z</updated>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Uno</p><p>Dos</p></div></content></entry>
            """));
        Feed("/atom?before=2", Atom("", """<entry><title>Cajera</title><link href="/empleo/2"/><id>urn:x:2</id><summary>Turno de tarde.</summary></entry>"""));

        var pages = await CollectAsync("/atom");
        var ads = pages.SelectMany(page => AdExtractor.Extract(page, KindSource.Feed(page.Url).Extract).Ads).ToList();

        Assert.Equal(["/empleo/3", "/empleo/2"], ads.Select(ad => new Uri(ad.Ad.Url!).AbsolutePath));
        Assert.Equal(["Uno\nDos", "Turno de tarde."], ads.Select(ad => ad.Ad.Body));
    }

    [Fact]
    public async Task RSS_1_and_JSON_Feed_are_read()
    {
        Feed("/rdf", """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://empleos.example/"><title>Empleos</title></channel>
            <item rdf:about="urn:x:1"><title>Panadero</title><link>/empleo/1</link><description>Turno de noche.</description><dc:date>2026-03-02</dc:date></item></rdf:RDF>
            """);
        _site.Text("/json", """{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"2","url":"/empleo/2","title":"Cajera","content_html":"<p>Turno de tarde.</p>"}]}""", "application/feed+json");

        var ads = new List<ExtractedAd>();
        foreach (var path in (string[])["/rdf", "/json"])
            ads.AddRange((await CollectAsync(path)).SelectMany(page => AdExtractor.Extract(page, KindSource.Feed(page.Url).Extract).Ads));

        Assert.Equal([("Panadero", "Turno de noche."), ("Cajera", "Turno de tarde.")], ads.Select(ad => (ad.Ad.Title, ad.Ad.Body)));
    }

    [Fact]
    public async Task With_a_layout_of_web_pages_the_items_lead_to_ad_pages_of_the_source()
    {
        Feed("/rss", Rss("<item><link>/empleo/1</link></item><item><link>https://otro.example/2</link></item><item><title>sin enlace</title></item>"));
        _site.Html("/empleo/1", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(KindSource.Feed(_site.Url("/rss"), "jsonld"));

        Assert.Equal([("/rss", PageRole.List), ("/empleo/1", PageRole.Ads)], pages.Select(page => (page.Url.AbsolutePath, page.Role)));
    }

    [Fact]
    public async Task An_item_keeps_its_identity_wherever_it_stands_and_takes_nobody_elses()
    {
        var item = "<item><title>Panadero</title><link>https://otro.example/empleo/1</link><guid>a1</guid><description>Turno de noche.</description></item>";
        Feed("/rss", Rss(item));
        var first = AdExtractor.Extract((await CollectAsync("/rss"))[0], KindSource.Feed(_site.Url("/rss")).Extract).Ads[0];
        Feed("/rss", Rss("<item><title>Nuevo</title><guid>b2</guid><description>Otro turno.</description></item>" + item));

        var later = AdExtractor.Extract((await CollectAsync("/rss"))[0], KindSource.Feed(_site.Url("/rss")).Extract).Ads[1];

        Assert.Equal(first.Ad.Id, later.Ad.Id);
        Assert.StartsWith(_site.Url("/rss?item=").AbsoluteUri, later.Ad.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>no feed</body></html>")]
    [InlineData("{\"items\": []}")]
    [InlineData("not a feed at all")]
    [InlineData("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel/></rss>")]
    public async Task What_is_no_feed_is_an_outcome_with_its_reason(string answer)
    {
        Feed("/rss", answer);

        var page = Assert.Single(await CollectAsync("/rss"));

        Assert.Equal((FetchOutcome.NotText, "the answer is no feed (RSS, Atom or JSON Feed)"), (page.Outcome, page.Reason));
    }

    [Fact]
    public async Task A_feed_that_breaks_off_gives_what_came_before_and_says_so()
    {
        Feed("/rss", "<rss version='2.0'><channel><item><title>Panadero</title><description>Turno de noche.</description></item><item><title>Ca");

        var result = AdExtractor.Extract(Assert.Single(await CollectAsync("/rss")), KindSource.Feed(_site.Url("/rss")).Extract);

        Assert.Equal("Panadero", Assert.Single(result.Ads).Ad.Title);
        Assert.StartsWith("the feed is not read to its end: it is not well-formed XML at line ", Assert.Single(result.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_without_items_and_one_that_is_gone_end_the_run()
    {
        Feed("/rss", Rss(""));

        Assert.Equal(FetchOutcome.Fetched, Assert.Single(await CollectAsync("/rss")).Outcome);
        Assert.Equal(404, Assert.Single(await CollectAsync("/nada")).StatusCode);
    }

    [Fact]
    public async Task A_feed_that_asks_to_wait_is_left_alone()
    {
        _site.On("/rss", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        });
        using var collector = new Collector();
        await collector.CollectAsync(KindSource.Feed(_site.Url("/rss")));
        await collector.CollectAsync(KindSource.Feed(_site.Url("/rss")));

        Assert.Single(_site.Asked, "/rss");
    }

    private async Task<List<FetchedPage>> CollectAsync(string path)
    {
        using var collector = new Collector();
        return await collector.CollectAsync(KindSource.Feed(_site.Url(path)));
    }

    private void Feed(string path, string xml) => _site.Text(path, xml, "application/rss+xml; charset=utf-8");

    private static string Rss(string items) => $"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Empleos</title><link>https://empleos.example/</link>{items}</channel></rss>""";

    private static string Atom(string links, string entries) => $"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Empleos</title><id>urn:x</id><updated>2026-03-02T09:00:00Z</updated>{links}{entries}</feed>""";
}
