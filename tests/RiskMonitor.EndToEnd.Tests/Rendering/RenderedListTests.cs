using System.Text;
using Microsoft.AspNetCore.Http;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.EndToEnd.Tests.Isolation;
using RiskMonitor.Extracting;

namespace RiskMonitor.EndToEnd.Tests.Rendering;

/// <summary>Sources of kind rendered_list, through a real Chromium.</summary>
[Collection(nameof(Alone))]
public sealed class RenderedListTests(RenderingRig rig) : IClassFixture<RenderingRig>
{
    private ScriptedSite Site => rig.Site;

    [Fact]
    public async Task Adverts_that_exist_only_after_scripts_ran_are_found_from_list_to_advert_to_the_next_list()
    {
        Site.Asked.Clear();

        var pages = await rig.CollectAsync([Site.Url("/")], lists: true);

        Assert.All(pages, page => Assert.True(page.Outcome == FetchOutcome.Fetched, page.Reason));
        Assert.Equal(["/", "/oferta/1", "/oferta/2", "/?p=2", "/oferta/3"], pages.Select(page => page.Url.PathAndQuery));
        var ads = pages.Where(page => page.Role == PageRole.Ads).SelectMany(page => AdExtractor.Extract(page, rig.Source.Extract).Ads).Select(ad => ad.Ad).ToList();
        Assert.Equal(["Oferta 1: ayudante de panadería", "Oferta 2: ayudante de panadería", "Oferta 3: ayudante de panadería"], ads.Select(ad => ad.Title));
        Assert.Contains("55 0000 0000", ads[0].Body, StringComparison.Ordinal);
        var html = Encoding.UTF8.GetString(pages[1].Body.Span);
        Assert.DoesNotContain("Active los scripts", html, StringComparison.Ordinal);
        Assert.DoesNotContain("base64", html, StringComparison.Ordinal);
        Assert.Single(Site.Asked, path => path == "/app.js"); // five pages, one request
        Assert.DoesNotContain("/app.css", Site.Asked);
        Assert.All(Site.UserAgents, agent => Assert.StartsWith("RiskMonitor/", agent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_rendering_is_evidence_beside_the_response_it_was_made_of_and_is_what_is_replayed()
    {
        var page = Assert.Single(await rig.CollectAsync([Site.Url("/oferta/7")]));

        var archived = await rig.Get<IPageArchive>().ReadAsync(page.ArchivedAt!.Value, TestContext.Current.CancellationToken);
        Assert.Equal(page.Body.ToArray(), archived!.Exchange.Payload.ToArray());
        Assert.Equal(PageRole.Ads, archived.Note.Role);
        Assert.DoesNotContain("panadería", Encoding.UTF8.GetString(archived.Original!.Payload.Span), StringComparison.Ordinal);
        var again = await rig.Get<IArchivedPageReader>().ReadAsync(rig.Source, archived, PageRole.Ads, TestContext.Current.CancellationToken);
        Assert.Equal(page.Sha256, again.Sha256);
    }

    [Fact]
    public async Task Robots_hold_for_what_a_page_asks_for_too()
    {
        var page = Site.Page("/con-cerrado", "<script src='/cerrado/a.js'></script><script>fetch('/cerrado/b.json').catch(() => document.body.append('sin permiso'))</script>");

        var rendered = Assert.Single(await rig.CollectAsync([page]));

        Assert.Equal(FetchOutcome.Fetched, rendered.Outcome);
        Assert.Contains("sin permiso", Encoding.UTF8.GetString(rendered.Body.Span), StringComparison.Ordinal);
        Assert.Contains("2 disallowed", rendered.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(Site.Asked, path => path.StartsWith("/cerrado/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_disallowed_missing_or_unreadable_document_never_gets_to_the_browser()
    {
        var picture = Site.Page("/imagen", context => ScriptedSite.Write(context, "image/png", "x"));
        var json = Site.Page("/datos", context => ScriptedSite.Write(context, "application/json", "{}"));

        var pages = await rig.CollectAsync([Site.Url("/cerrado/lista"), Site.Url("/no-existe"), picture, json]);

        Assert.Equal([FetchOutcome.Disallowed, FetchOutcome.HttpError, FetchOutcome.NotText, FetchOutcome.NotText], pages.Select(page => page.Outcome));
        Assert.Equal(404, pages[1].StatusCode);
        Assert.All(pages, page => Assert.True(page.Body.IsEmpty));
    }

    [Fact]
    public async Task An_empty_or_malformed_page_is_a_page()
    {
        var empty = Site.Page("/vacia", context => ScriptedSite.Write(context, "text/html", ""));
        var malformed = Site.Page("/rota", context => ScriptedSite.Write(context, "text/html", "<table><b><a href='x <<p></table></b></b><script>throw 1</script><body><html><p>texto<"));

        var pages = await rig.CollectAsync([empty, malformed]);

        Assert.Equal(2, pages.Count);
        Assert.All(pages, page => Assert.True(page.Outcome == FetchOutcome.Fetched, page.Reason));
        Assert.All(pages, page => Assert.Empty(AdExtractor.Extract(page, rig.Source.Extract).Ads));
    }

    [Fact]
    public async Task A_site_that_says_not_now_to_a_part_is_left_alone_and_the_page_counts_as_not_read()
    {
        Site.Page("/api/lleno", context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        });
        Site.Page("/lleno", "<script>fetch('/api/lleno').finally(() => fetch('/api/lleno'))</script>");

        var page = Assert.Single(await rig.CollectAsync([Site.Url("/lleno", ScriptedSite.OtherHost), Site.Url("/oferta/9", ScriptedSite.OtherHost)]));

        Assert.Equal((FetchOutcome.HttpError, 429), (page.Outcome, page.StatusCode));
        Assert.True(page.Body.IsEmpty);
        Assert.Single(Site.Asked, path => path == "/api/lleno");
        Assert.DoesNotContain("/oferta/9", Site.Asked);
    }

    [Fact]
    public async Task A_picture_that_scripts_put_into_the_text_is_cut_out_of_the_rendering_and_of_its_evidence()
    {
        var url = Site.Page("/pintada", "<p id=a></p><script>const foto = 'iVBORw' + '0KGgo' + 'QUJD'.repeat(100); a.textContent = 'antes ' + foto + ' después'; a.title = 'data:image/' + 'png;base64,' + foto;</script>");

        var page = Assert.Single(await rig.CollectAsync([url]));

        var html = Encoding.UTF8.GetString(page.Body.Span);
        Assert.Contains("antes  después", html, StringComparison.Ordinal);
        Assert.DoesNotContain("QUJDQUJD", html, StringComparison.Ordinal);
        var archived = await rig.Get<IPageArchive>().ReadAsync(page.ArchivedAt!.Value, TestContext.Current.CancellationToken);
        Assert.Equal(page.Body.ToArray(), archived!.Exchange.Payload.ToArray());
        Assert.Equal(2, archived.Exchange.Cut!.Count);
    }

    [Theory]
    [InlineData(429, "1")]
    [InlineData(503, null)]
    public async Task A_document_that_says_not_now_never_gets_to_the_browser_and_its_site_is_left_alone(int status, string? retryAfter)
    {
        var path = FormattableString.Invariant($"/ahora-no-{status}");
        Site.Page(path, context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter;
            return ScriptedSite.Write(context, "text/html", "<script src='/app.js'></script>Vuelva más tarde");
        });
        Site.Asked.Clear();
        // A host of its own name each: being left alone outlives a run.
        var host = FormattableString.Invariant($"ocupado-{status}.localhost");

        var page = Assert.Single(await rig.CollectAsync([Site.Url(path, host), Site.Url("/oferta/8", host)], lists: true));

        Assert.Equal((FetchOutcome.HttpError, status), (page.Outcome, page.StatusCode));
        Assert.True(page.Body.IsEmpty);
        Assert.Equal(["/robots.txt", path], Site.Asked);
    }

    [Fact]
    public async Task A_list_that_is_empty_missing_or_malformed_leads_nowhere_and_the_next_list_is_read()
    {
        var empty = Site.Page("/lista-vacia", context => ScriptedSite.Write(context, "text/html", ""));
        var malformed = Site.Page("/lista-rota", context => ScriptedSite.Write(context, "text/html", "<table><a class=oferta href='http://[<b></table></b><a rel=next href><script>{</script>"));
        var good = Site.Page("/lista-buena", "<a class=oferta href='/oferta/6'>Oferta</a>");

        var pages = await rig.CollectAsync([empty, Site.Url("/lista-que-falta"), malformed, good], lists: true);

        Assert.Equal(["/lista-buena", "/lista-que-falta", "/lista-rota", "/lista-vacia", "/oferta/6"], pages.Select(page => page.Url.AbsolutePath).Order(StringComparer.Ordinal));
        Assert.Equal(FetchOutcome.Fetched, pages.Single(page => page.Url.AbsolutePath == "/oferta/6").Outcome);
    }
}
