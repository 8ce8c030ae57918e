using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RiskMonitor.Ads;
using RiskMonitor.App.Demo.Sites;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.EndToEnd.Tests.Demo;

/// <summary>The demo sites as the collector sees them: crawled through their own source files, politely, and read by the extractor.</summary>
public sealed class DemoSitesTests
{
    private static readonly string Seeds = Path.Combine(AppContext.BaseDirectory, "seeds", "demo");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_advert_of_the_sample_is_found_once_with_its_text_and_the_traps_are_seen()
    {
        var corpus = Sample(new DateTimeOffset(2026, 11, 24, 15, 0, 0, TimeSpan.Zero));
        await using var sites = await DemoSites.StartAsync(corpus, Cancelled, withBrokenPage: true);
        var crawl = await CrawlAsync(sites, corpus);

        var ads = crawl.Results.SelectMany(result => result.Ads).ToList();
        var served = DemoSite.All.SelectMany(corpus.On).ToList();
        Assert.Equal(60, ads.Count);
        Assert.Equal(60, ads.Select(found => found.Ad.Id).Distinct().Count());
        Assert.All(served, ad => Assert.Contains(ads, found => Same(ad, found)));
        Assert.Equal([22, 14, 10, 14], new[] { AdChannel.JobBoard, AdChannel.Classifieds, AdChannel.EscortBoard, AdChannel.SocialPost }.Select(channel => ads.Count(found => found.Ad.Channel == channel)));
        Assert.Equal(
            ["demo-classifieds/1", "demo-escort-board/1", "demo-notice-board/1", "jsonld/1", "mastodon/2"],
            ads.Select(found => found.Extractor).Distinct().Order(StringComparer.Ordinal));
        Assert.All(ads, found => Assert.Empty(found.Warnings));

        var rejection = Assert.Single(crawl.Results.SelectMany(result => result.Rejected));
        Assert.EndsWith("/anuncio/mesa-de-centro", rejection.Where, StringComparison.Ordinal);
        Assert.Equal("unparsable: it is neither HTML nor JSON nor XML", rejection.Reason);

        var refused = Assert.Single(crawl.Pages, page => page.Outcome == FetchOutcome.Disallowed);
        Assert.Equal("/privado/oferta-interna", refused.Url.AbsolutePath);
        Assert.All(crawl.Pages, page => Assert.True(page.Outcome is FetchOutcome.Fetched or FetchOutcome.Disallowed, page.Reason));
        Assert.DoesNotContain(sites.Requests.Keys, path => path.Contains("/privado/", StringComparison.Ordinal));
        Assert.Equal(3, sites.Requests["social.localhost/api/v1/timelines/tag/empleo"]);
    }

    [Fact]
    public async Task Adverts_have_the_same_ids_on_another_port_and_on_another_day()
    {
        var ids = new List<HashSet<AdId>>();
        foreach (var day in (int[])[24, 26])
        {
            var corpus = Sample(new DateTimeOffset(2026, 11, day, 1, 0, 0, TimeSpan.Zero), limit: 40);
            await using var sites = await DemoSites.StartAsync(corpus, Cancelled);
            var crawl = await CrawlAsync(sites, corpus, host => host != DemoSite.Social);
            ids.Add([.. crawl.Results.SelectMany(result => result.Ads).Select(found => found.Ad.Id)]);
        }

        Assert.NotEmpty(ids[0]);
        Assert.Equal(ids[0], ids[1]);
    }

    [Fact]
    public async Task A_corpus_of_ones_own_comes_back_exactly_as_it_was()
    {
        string[] bodies =
        [
            "Turno de la mañana; paga $2,100 semanales. ☕🙂", "  con   espacios  ", "uno\ndos\r\n\r\ntres\n", "\n\nempieza abajo", "</script><script>alert(1)</script>", "<b>negritas</b> & \"comillas\" 'simples'",
            "a < b && c > d", "&amp; &lt;p&gt; &eacute; &#233;", "<!-- nota --> <![CDATA[x]]>", "<pre>\n  tal cual\n</pre>", "tab\ty barra \\ y \\u00e9 \\ud83d", "\u00a0duro\u00a0\u200bcero\u2028línea", "<br>", "&nbsp;", "x</pre>y", "é́ 𝔘𝔫𝔦 👩‍👩‍👧 ١٢٣",
        ];
        var ads = bodies.Select((body, index) => new Ad
        {
            Id = AdId.Parse(index switch { 0 => "ñ/..?#%2F", 1 => "a b", 2 => "..", _ => FormattableString.Invariant($"ad-{index}") }),
            Title = "Título: " + body,
            Body = body,
            Location = body,
            Salary = body,
            Company = body,
            Lang = (AdLanguage)(index % 3),
            PostedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(12345678901234 * index),
        }).Append(new Ad { Id = AdId.Parse("solo-texto"), Body = "Solo texto." }).ToList();
        var corpus = DemoCorpus.Of(ads);
        await using var sites = await DemoSites.StartAsync(corpus, Cancelled);
        var crawl = await CrawlAsync(sites, corpus);

        Assert.All(crawl.Results, result => Assert.Empty(result.Rejected));
        var found = crawl.Results.SelectMany(result => result.Ads).Select(extracted => extracted.Ad).ToList();
        Assert.Equal(ads.Count, found.Count);
        foreach (var (ad, read) in ads.Zip(found))
        {
            Assert.Equal((ad.Title, ad.Body, ad.Location), (read.Title, read.Body, read.Location));
            Assert.Equal((ad.Salary, ad.Company, ad.PostedAt), (read.Salary, read.Company, read.PostedAt));
            Assert.Equal(ad.Lang == AdLanguage.Unknown ? AdLanguage.Mixed : ad.Lang, read.Lang);
        }
    }

    [Fact]
    public async Task Nine_thousand_adverts_are_served_on_list_pages_of_fifty()
    {
        var ads = Enumerable.Range(0, 9_000).Select(index => new Ad { Id = AdId.Parse(FormattableString.Invariant($"n{index}")), Body = FormattableString.Invariant($"Aviso número {index}.") }).ToList();
        var corpus = DemoCorpus.Of(ads);
        await using var sites = await DemoSites.StartAsync(corpus, Cancelled);
        var source = Assert.Single(Sources(sites, corpus));
        Assert.True(source.Limits.MaxPages >= 9_000 + 180);
        Assert.Equal(TimeSpan.Zero, source.Delay);

        using var client = new HttpClient();
        var last = await GetAsync(client, sites.At("127.0.0.1", "/?pagina=180"), DemoSite.Jobs);
        Assert.Equal(50, last.Split("class=\"aviso\"").Length - 1);
        Assert.DoesNotContain("rel=\"next\"", last, StringComparison.Ordinal);
        Assert.Contains("rel=\"next\"", await GetAsync(client, sites.At("127.0.0.1", "/?pagina=179"), DemoSite.Jobs), StringComparison.Ordinal);
        Assert.Contains("Aviso número 8999.", await GetAsync(client, sites.At("127.0.0.1", "/oferta/n8999"), DemoSite.Jobs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_pages_and_hosts_are_not_found()
    {
        await using var sites = await DemoSites.StartAsync(Sample(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero)), Cancelled);
        using var client = new HttpClient();
        (string Host, string Path)[] unknown = [(DemoSite.Jobs, "/oferta/nada"), (DemoSite.Jobs, "/?pagina=99"), (DemoSite.Jobs, "/tablon"), (DemoSite.Classifieds, "/aviso/nada"), ("otro.localhost", "/")];
        foreach (var (host, path) in unknown)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, sites.At("127.0.0.1", path)) { Headers = { Host = host } };
            using var response = await client.SendAsync(request, Cancelled);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    private static bool Same(DemoAd ad, ExtractedAd found)
    {
        var read = found.Ad;
        var hasFacts = ad.Host != DemoSite.Social;
        return read.Body == ad.Body && read.Title == ad.Title && read.PostedAt == ad.PostedAt && read.Url!.EndsWith("/" + ad.Slug, StringComparison.Ordinal)
            && (!hasFacts || (read.Location == ad.Location && read.Salary == ad.Salary && read.Company == ad.Company));
    }

    private static DemoCorpus Sample(DateTimeOffset now, int? limit = null) => DemoCorpus.Sample(Path.Combine(Seeds, "ads.jsonl"), limit, new FakeTimeProvider(now));

    private static IReadOnlyList<Source> Sources(DemoSites sites, DemoCorpus corpus) => DemoSources.Load(Path.Combine(Seeds, "sources"), sites, corpus);

    private static async Task<(List<FetchedPage> Pages, List<ExtractionResult> Results)> CrawlAsync(DemoSites sites, DemoCorpus corpus, Func<string, bool>? wanted = null)
    {
        var settings = sites.Hosts.Select((host, index) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"Collection:LoopbackHosts:{index}"), (string?)host));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var services = new ServiceCollection().AddLogging().AddCollecting(configuration).BuildServiceProvider();
        var collector = services.GetRequiredService<SourceCollector>();

        var pages = new List<FetchedPage>();
        var results = new List<ExtractionResult>();
        foreach (var source in Sources(sites, corpus).Where(source => wanted is null || wanted(source.StartUrls[0].Host)))
        {
            await foreach (var page in collector.CollectAsync(source, watch: null, Cancelled))
            {
                pages.Add(page);
                results.Add(AdExtractor.Extract(page, source.Extract));
            }
        }

        return (pages, results);
    }

    private static async Task<string> GetAsync(HttpClient client, Uri url, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Host = host } };
        using var response = await client.SendAsync(request, Cancelled);
        return await response.Content.ReadAsStringAsync(Cancelled);
    }
}
