using System.IO.Compression;
using System.Text;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Fetching;
using HttpRequest = RiskMonitor.Collecting.Fetching.HttpRequest;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Pictures, sound, video, fonts and archives that say they are a page: not one byte of them is kept.</summary>
public sealed class DisguiseTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public static TheoryData<string> Files => [.. Disguises.Files.Keys];

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Under_any_type_and_compression_nothing_is_kept(string file)
    {
        var body = Disguises.Whole(file);
        var bodies = new Dictionary<string, (byte[] Body, string? Coding)>
        {
            ["/plain"] = (body, null),
            ["/white"] = ([.. Encoding.ASCII.GetBytes(new string(' ', 3000) + "\r\n\t"), .. body], null),
            ["/bom"] = ([0xEF, 0xBB, 0xBF, .. body], null),
            ["/utf16"] = ([0xFF, 0xFE, .. body], null),
            ["/gzip"] = (Gzip(body), "gzip"),
            ["/white-gzip"] = (Gzip([.. "\n\n  "u8, .. body]), "x-gzip"),
            ["/gzip-in-gzip"] = (Gzip(Gzip(body)), "gzip"),
            ["/gzip-named-twice"] = (Gzip(Gzip(body)), "gzip, gzip"),
            ["/gzip-unnamed"] = (Gzip(body), null),
        };
        using var collector = new Collector();

        foreach (var (path, (sent, coding)) in bodies)
        {
            foreach (var type in (string?[])["text/html", "application/json", "application/xml", "image/png", "multipart/related; boundary=x", "text/html, image/png", null])
            {
                _site.Bytes(path, sent, type!, coding);
                var answer = await collector.GetAsync(_site.Url(path).AbsoluteUri);
                Assert.True(answer.Outcome == FetchOutcome.NotText, $"{path} as {type} is {answer.Outcome}");
                AssertEmpty(answer);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_robots_file_that_is_none_is_not_kept_either(string file)
    {
        using var collector = new Collector();
        foreach (var (type, sent, coding) in ((string?, byte[], string?)[])[
            ("text/plain", Disguises.Whole(file), null), (null, Disguises.Whole(file), null), ("image/png", Disguises.Whole(file), null), ("text/plain", Gzip(Disguises.Whole(file)), "gzip")])
        {
            _site.Bytes("/robots.txt", sent, type!, coding);
            var answer = await collector.Http.GetAsync(Request("/robots.txt") with { IsRobots = true }, TestContext.Current.CancellationToken);
            Assert.Equal(FetchOutcome.NotText, answer.Outcome);
            AssertEmpty(answer);
        }
    }

    [Fact]
    public async Task The_first_piece_is_enough()
    {
        var asked = new TaskCompletionSource();
        _site.On("/", async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.Body.WriteAsync(Disguises.Files["PNG"], context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            try
            {
                await TestSite.NeverAsync(context);
            }
            finally
            {
                asked.SetResult();
            }
        });
        using var collector = new Collector();

        var answer = await collector.GetAsync(_site.Url("/").AbsoluteUri);

        Assert.Equal(FetchOutcome.NotText, answer.Outcome);
        // The connection is given up at once; the site notices.
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("image/svg+xml")]
    [InlineData("multipart/x-mixed-replace; boundary=a")]
    [InlineData("application/zip")]
    public async Task A_type_that_is_not_read_is_refused_before_its_body(string type)
    {
        _site.On("/", async context =>
        {
            context.Response.ContentType = type;
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await TestSite.NeverAsync(context);
        });
        using var collector = new Collector();

        Assert.Equal(FetchOutcome.NotText, (await collector.GetAsync(_site.Url("/").AbsoluteUri)).Outcome);
    }

    /// <summary>Small ones in large pages, so that their share of the page says nothing.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_picture_anywhere_in_a_page_is_found(string file)
    {
        if (file.StartsWith("SVG", StringComparison.Ordinal))
            return; // A drawing in a page is markup like the rest of it.
        var page = Encoding.UTF8.GetBytes(A.AdPage + string.Concat(Enumerable.Repeat("<p>Se busca</p>", 1500)));
        var picture = Disguises.Whole(file).AsSpan(0, Math.Min(Disguises.Whole(file).Length, 1200)).ToArray();
        byte[][] bodies =
        [
            [.. page, .. picture],
            [.. "<!-- "u8, .. picture, .. " -->"u8, .. page],
            [.. page, .. "<!-- "u8, .. picture, .. " -->"u8, .. page],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(page)), .. picture],
        ];
        using var collector = new Collector();

        foreach (var body in bodies)
        {
            _site.Bytes("/", body, "text/html");
            var answer = await collector.GetAsync(_site.Url("/").AbsoluteUri);
            Assert.Equal(FetchOutcome.NotText, answer.Outcome);
            AssertEmpty(answer);
        }
    }

    [Theory]
    [InlineData("GIF89a", "\0\u0001")]
    [InlineData("PK\u0003\u0004", "\0")]
    [InlineData("%PDF-1.7", "\n\u0001")]
    public async Task One_of_a_few_bytes_is_found_by_its_name(string beginning, string rest)
    {
        _site.Bytes("/", Encoding.Latin1.GetBytes(A.AdPage + new string('x', 40_000) + beginning + rest), "text/html");
        using var collector = new Collector();

        AssertEmpty(await collector.GetAsync(_site.Url("/").AbsoluteUri));
    }

    [Fact]
    public async Task Text_is_read_whatever_it_looks_like()
    {
        string[] texts =
        [
            "", " ", "BMW con chofer", "BM", "GIF animado, no", "ID3 es una etiqueta", "PK", "II Feria del Empleo", "MM", "8 horas", "OTTO busca ayudante", "%PDF", "<!-- svg -->", "<p>svg</p>",
            "<!doctype html><svg></svg><p>Oferta</p>", "<?xml version='1.0'?><rss><title>svg</title></rss>", "<svgs>", "señora, año, ツ", "a\u001B$Bb",
            "{\"type\":\"ftypmp4\"}", "RIF", "7z", "tab\tseparated\r\nlines\f", "ÿû antes de que", "Nombres: GIF89a, PK, %PDF-1.7, RIFF, BM", "\v" + string.Concat(Enumerable.Repeat("Se busca mesera con experiencia en ventas, turno de tarde y un día de descanso\v", 9)), new string('\n', 5000) + "Oferta",
        ];
        using var collector = new Collector();
        foreach (var text in texts)
        {
            _site.Bytes("/", Encoding.UTF8.GetBytes(text), "text/html; charset=utf-8");
            var answer = await collector.GetAsync(_site.Url("/").AbsoluteUri);
            Assert.True(answer.Outcome == FetchOutcome.Fetched, $"'{text}' is {answer.Reason}");
            Assert.Equal(text, Encoding.UTF8.GetString(answer.Exchange!.Payload.Span));
        }

        _site.Bytes("/", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(A.AdPage)], "text/html");
        Assert.Equal(FetchOutcome.Fetched, (await collector.GetAsync(_site.Url("/").AbsoluteUri)).Outcome);
    }

    [Fact]
    public async Task A_sitemap_may_be_a_file_in_gzip_and_what_is_inside_must_be_text()
    {
        const string sitemap = "<?xml version='1.0'?><urlset/>";
        _site.Bytes("/sitemap.xml.gz", Gzip(Encoding.UTF8.GetBytes(sitemap)), "application/x-gzip")
            .Bytes("/plain.xml", Encoding.UTF8.GetBytes(sitemap), "text/xml")
            .Bytes("/picture.xml.gz", Gzip(Disguises.Whole("PNG")), "application/gzip")
            .Bytes("/bomb.xml.gz", Gzip([.. Enumerable.Repeat((byte)' ', 20_000_000)]), "application/gzip");
        using var collector = new Collector();

        Assert.Equal(sitemap, Encoding.UTF8.GetString((await SitemapAsync("/sitemap.xml.gz")).Body.Span));
        Assert.Equal(sitemap, Encoding.UTF8.GetString((await SitemapAsync("/plain.xml")).Body.Span));
        Assert.Equal(FetchOutcome.NotText, (await SitemapAsync("/picture.xml.gz")).Outcome);
        Assert.Equal(FetchOutcome.TooLarge, (await SitemapAsync("/bomb.xml.gz")).Outcome);
        Assert.Equal(FetchOutcome.NotText, (await collector.GetAsync(_site.Url("/sitemap.xml.gz").AbsoluteUri)).Outcome);

        Task<HttpAnswer> SitemapAsync(string path) => collector.Http.GetAsync(Request(path) with { MayBeGzipFile = true }, TestContext.Current.CancellationToken);
    }

    private static void AssertEmpty(HttpAnswer answer)
    {
        Assert.True(answer.Body.IsEmpty);
        Assert.True(answer.Exchange!.Payload.IsEmpty);
        Assert.NotNull(answer.Exchange.Truncated);
    }

    private HttpRequest Request(string path) => new() { Url = _site.Url(path), Accept = "*/*", MaxBytes = 64 * 1024 };

    private static byte[] Gzip(byte[] body)
    {
        var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
            gzip.Write(body);
        return bytes.ToArray();
    }
}
