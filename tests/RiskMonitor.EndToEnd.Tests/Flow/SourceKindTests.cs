using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Flow;

/// <summary>Each kind of source of the open web, from its file to the store, through the executable. Each site has a page that is missing and one that is broken.</summary>
public sealed class SourceKindTests : IDisposable
{
    private const string Posting = """<script type="application/ld+json">{"@type":"JobPosting","title":"Panadera","description":"Se busca panadera con experiencia, turno de mañana, prestaciones de ley."}</script>""";
    private const string Text = "Se busca ayudante de cocina, turno de tarde, prestaciones de ley y un día de descanso.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_sitemap_is_read_into_the_store()
    {
        await using var site = await SiteAsync(site => new()
        {
            ["/robots.txt"] = $"User-agent: *\nAllow: /\nSitemap: {site}/mapa.xml\n",
            ["/mapa.xml"] = $"<sitemapindex><sitemap><loc>{site}/uno.xml</loc></sitemap><sitemap><loc>{site}/roto.xml</loc></sitemap></sitemapindex>",
            ["/uno.xml"] = $"<urlset><url><loc>{site}/a</loc><lastmod>2026-03-02</lastmod></url><url><loc>{site}/b</loc></url><url><loc>{site}/falta</loc></url></urlset>",
            ["/roto.xml"] = "<urlset><url>",
            ["/a"] = Posting,
            ["/b"] = "<html><body>nada</body></html>",
        });

        var run = await CollectAsync("sitemap", $"startUrls: [\"{site.Address}/\"]", "{layout: jsonld}");

        // Set aside: the page without an advert and the sitemap that breaks off. An error: the page that is missing.
        Assert.Equal((2, 1, 1, 2, 1), Counts(run));
        Assert.Contains("the sitemap is not read to its end", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_is_read_into_the_store_and_its_older_part_is_missing()
    {
        await using var site = await SiteAsync(_ => new()
        {
            ["/rss.xml"] = $"""<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link rel="next" href="/vieja.xml"/><item><title>Ayudante</title><link>/1</link><description>{Text}</description></item><item><link>/2</link></item></channel></rss>""",
        });

        var run = await CollectAsync("feed", $"startUrls: [\"{site.Address}/rss.xml\"]", "{layout: feed}");

        Assert.Equal((1, 1, 1, 1, 1), Counts(run));
    }

    [Fact]
    public async Task A_job_board_is_read_into_the_store_without_selectors()
    {
        await using var site = await SiteAsync(_ => new()
        {
            ["/empleos"] = "<a href=/empleo/1>a</a><a href=/empleo/falta>b</a><a href=/acerca>c</a><a href=/empleo/3>d</a>",
            ["/empleo/1"] = Posting,
            ["/empleo/3"] = "<html><body>nada</body></html>",
        });

        var run = await CollectAsync("job_board", $"startUrls: [\"{site.Address}/empleos\"]", "{layout: jsonld}");

        Assert.Equal((2, 1, 1, 1, 1), Counts(run));
    }

    [Fact]
    public async Task A_JSON_API_is_read_into_the_store()
    {
        await using var site = await SiteAsync(_ => new()
        {
            ["/1.json"] = $$"""{"items":[{"id":1,"text":"{{Text}}"},{"id":2}],"next":"/2.json"}""",
            ["/2.json"] = """{"items":[{"id":3,"text":"Se solicita cajera de medio tiempo, de lunes a viernes."}],"next":"/3.json"}""",
        });

        var run = await CollectAsync("json_api", $"startUrls: [\"{site.Address}/1.json\"]", "{layout: json-api, fields: {body: \"items[].text\", id: \"items[].id\"}, paging: {next: next}}");

        Assert.Equal((2, 2, 2, 1, 1), Counts(run));
    }

    [Fact]
    public async Task A_folder_is_read_into_the_store_once()
    {
        Directory.CreateDirectory(_folder.File("drop"));
        await File.WriteAllTextAsync(_folder.File("drop/a.html"), Posting, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.File("drop/b.csv"), $"id,body\n1,\"{Text}\"\n2,\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.File("drop/foto.png"), "x", TestContext.Current.CancellationToken);
        var fields = $"folder: {_folder.File("drop")}";

        Assert.Equal((2, 2, 2, 2, 0), Counts(await CollectAsync("folder", fields, "{layout: any}")));
        Assert.Equal((0, 0, 0), (await CollectAsync("folder", fields, "{layout: any}")) is var again ? (Closing.Of(again).Pages, Closing.Of(again).NewAds, Closing.Of(again).Errors) : default);
    }

    [Fact]
    public async Task A_source_in_shadow_is_counted_and_stored_nowhere_until_it_is_on()
    {
        await using var site = await SiteAsync(_ => new() { ["/rss.xml"] = $"<rss><channel><item><title>Ayudante</title><link>/1</link><description>{Text}</description></item></channel></rss>" });
        var start = $"startUrls: [\"{site.Address}/rss.xml\"]";

        var shadow = await CollectAsync("feed", $"stage: shadow\n{start}", "{layout: feed}");
        Assert.Equal((1, 1, 0, 0, 0), Counts(shadow));
        Assert.Equal(0, Closing.Of(shadow).Campaigns);
        Assert.Contains("shadow", shadow.Errors, StringComparison.Ordinal);

        Assert.Equal((1, 1, 1, 0, 0), Counts(await CollectAsync("feed", start, "{layout: feed}")));
    }

    private static async Task<SmallSite> SiteAsync(Func<string, Dictionary<string, string>> pages)
    {
        var served = new Dictionary<string, string>();
        var site = await SmallSite.StartAsync(served);
        foreach (var (path, page) in pages(site.Address))
            served[path] = page;
        return site;
    }

    private static (int Pages, int Ads, int NewAds, int Rejected, int Errors) Counts(FinishedRun run)
    {
        var closing = Closing.Of(run);
        return (closing.Pages, closing.Ads, closing.NewAds, closing.Rejected, closing.Errors);
    }

    private async Task<FinishedRun> CollectAsync(string kind, string fields, string extract)
    {
        Directory.CreateDirectory(_folder.File("sources"));
        await File.WriteAllTextAsync(_folder.File("sources/prueba.yaml"), $$"""
            id: prueba
            kind: {{kind}}
            schedule: { interval: 6h }
            {{(kind == "folder" ? "" : "delay: 0s")}}
            language: es
            channel: job_board
            purpose: A site of one test.
            legalBasis: Our own site on this machine.
            termsReviewed: { date: 2026-11-20, by: a test }
            extract: {{extract}}
            """ + $"\n{fields}\n", TestContext.Current.CancellationToken);
        return await MonitorProcess.RunAsync(
            ["collect", "prueba", "--once", "--sources", _folder.File("sources"), "--data", _folder.File("data")],
            new Dictionary<string, string> { ["Collection__LoopbackHosts__0"] = "localhost", ["Collection__Retries"] = "0" });
    }
}
