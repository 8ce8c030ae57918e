using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>A site that puts a CAPTCHA or a login in the place of its pages: named, not read, not passed, and left alone.</summary>
public sealed class WallsInACrawlTests : IAsyncLifetime
{
    private const string Wall = "<!doctype html><title>Un momento</title><p>Verifica que eres humano</p><div class='g-recaptcha'></div><a class=ad href='/oferta/9'>oferta</a>";
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_wall_is_an_outcome_and_neither_its_links_nor_its_text_are_read()
    {
        _site.Html("/", Wall).Html("/oferta/9", A.AdPage);
        using var collector = new Collector();

        var page = Assert.Single(await collector.CollectAsync(A.WebList(_site.Url("/"))));

        Assert.Equal((FetchOutcome.Blocked, 200, true, ""), (page.Outcome, page.StatusCode, page.Body.IsEmpty, page.Sha256));
        Assert.StartsWith("blocked: CAPTCHA", page.Reason, StringComparison.Ordinal);
        Assert.Equal(["/robots.txt", "/"], _site.Asked);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    public async Task Two_walls_in_a_row_pause_the_run_and_nothing_more_is_asked_for(int status)
    {
        _site.Html("/", A.ListPage(A.Ads(20)));
        foreach (var ad in A.Ads(20))
            _site.On(ad, context => Answer(context, status, Wall));
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal([FetchOutcome.Fetched, FetchOutcome.Blocked, FetchOutcome.Blocked], pages.Select(page => page.Outcome));
        Assert.Equal(["/robots.txt", "/", "/oferta/1", "/oferta/2"], _site.Asked);
    }

    [Fact]
    public async Task One_wall_between_pages_does_not_end_the_run()
    {
        _site.Html("/", A.ListPage(A.Ads(4))).Html("/oferta/1", Wall).Html("/oferta/2", A.AdPage).Html("/oferta/3", Wall).Html("/oferta/4", A.AdPage);
        using var collector = new Collector();

        var pages = await collector.CollectAsync(A.WebList(_site.Url("/")));

        Assert.Equal(5, pages.Count);
        Assert.Equal(2, pages.Count(page => page.Outcome == FetchOutcome.Blocked));
    }

    [Theory]
    [InlineData(401, FetchOutcome.Blocked)]
    [InlineData(403, FetchOutcome.HttpError)]
    [InlineData(503, FetchOutcome.HttpError)]
    [InlineData(404, FetchOutcome.HttpError)]
    public async Task A_refusal_that_is_no_wall_stays_an_error_without_a_body(int status, FetchOutcome expected)
    {
        _site.On("/", context => Answer(context, status, "<!doctype html><title>Error</title><h1>La página no está disponible</h1><p>Vuelve más tarde.</p>"));
        using var collector = new Collector();

        var page = Assert.Single(await collector.CollectAsync(A.WebList(_site.Url("/"))));

        Assert.Equal((expected, status, true), (page.Outcome, page.StatusCode, page.Body.IsEmpty));
    }

    /// <summary>The refusal counts, whatever is wrong with its page: endless, broken, or in an encoding of its own.</summary>
    [Fact]
    public async Task A_broken_page_of_a_refusal_changes_nothing_about_the_refusal()
    {
        _site.On("/", async context =>
        {
            context.Response.StatusCode = 403;
            context.Response.ContentType = "text/html";
            context.Response.Headers.ContentEncoding = "gzip";
            await context.Response.Body.WriteAsync("this is no gzip"u8.ToArray(), context.RequestAborted);
        });
        using var collector = new Collector();

        var page = Assert.Single(await collector.CollectAsync(A.WebList(_site.Url("/"))));

        Assert.Equal((FetchOutcome.HttpError, 403), (page.Outcome, page.StatusCode));
    }

    private static Task Answer(Microsoft.AspNetCore.Http.HttpContext context, int status, string html)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, html, context.RequestAborted);
    }
}
