using Microsoft.Playwright;
using RiskMonitor.Ads;
using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

public sealed class ReadingTests(ConsoleBrowser browser)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_alert_explains_itself_with_spans_reasons_links_and_the_sum_of_its_priority()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(TimeProvider.System.GetUtcNow());
        site.Alerts.Add(alert);
        await using var ana = await browser.OpenAsync(site, "Ana");
        await ana.OpenAsync(alert.Row.Id);
        var first = ana.Page.Locator("[data-advert]").First;

        var span = first.Locator(".body mark.sign.for", new() { HasText = "salimos el mismo día de la entrevista" });
        await Expect(span.Locator("sup")).ToHaveTextAsync("+R08");
        await Expect(span).ToHaveAttributeAsync("title", new System.Text.RegularExpressions.Regex("R08 · .+ · X \\(lista de especialistas, sin probar\\) · fuente: .+"));
        var third = ana.Page.Locator("[data-advert]").Nth(2);
        await third.Locator("summary").ClickAsync();
        var against = third.Locator(".body mark.sign.against");
        await Expect(against.Locator("sup")).ToHaveTextAsync("−R33");
        // Without colour: one underline is solid, the other dashed.
        Assert.Equal("solid", await span.EvaluateAsync<string>("mark => getComputedStyle(mark).borderBottomStyle"));
        Assert.Equal("dashed", await against.EvaluateAsync<string>("mark => getComputedStyle(mark).borderBottomStyle"));

        await Expect(first.Locator(".reasons.for li")).ToHaveCountAsync(7);
        await Expect(first.Locator(".reasons.against .term")).ToHaveCountAsync(2);
        await Expect(third.Locator(".reasons.against li")).ToContainTextAsync("Resta.");
        await Expect(first.Locator(".scores .decides")).ToContainTextAsync("fuerza de indicios, no es una probabilidad");
        await Expect(ana.Page.Locator("[data-priority]")).ToHaveTextAsync("85.4");
        await Expect(ana.Page.Locator(".contacts")).ToContainTextAsync("compartido por 3");
        var second = ana.Page.Locator("[data-advert]").Nth(1);
        await second.Locator("summary").ClickAsync();
        await Expect(second).ToContainTextAsync("mismo teléfono");
        await Expect(second).ToContainTextAsync("hxxps://bolsa[.]example/oferta/");
        Assert.Empty(await ana.Page.Locator("a[href*='bolsa.example']").AllAsync());
    }

    [Fact]
    public async Task Filters_are_addresses()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Alerts.Add(InventedAlerts.Morning(TimeProvider.System.GetUtcNow()));
        await using var ana = await browser.OpenAsync(site, "Ana");
        await ana.GoAsync("/");
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "control por terceros" }).ClickAsync();
        await Expect(ana.Rows).ToHaveCountAsync(2);
        await Expect(ana.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("category=controlled_escort"));

        await using var luz = await browser.OpenAsync(site, "Luz");
        await luz.GoAsync(new Uri(ana.Page.Url).PathAndQuery);
        await Expect(luz.Rows).ToHaveCountAsync(2);
        await luz.GoAsync("/?band=nonsense");
        await Expect(luz.Message).ToContainTextAsync("no se entiende");
    }

    [Fact]
    public async Task Long_lists_have_pages()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var now = TimeProvider.System.GetUtcNow();
        site.Alerts.Add(Enumerable.Range(0, 60).Select(n => InventedAlerts.Offer(now, $"Oferta inventada {n}", 40 + n / 10.0)));
        await using var ana = await browser.OpenAsync(site, "Ana");
        await ana.GoAsync("/");
        await Expect(ana.Rows).ToHaveCountAsync(50);
        await ana.Page.GetByRole(AriaRole.Link, new() { Name = "Siguiente", Exact = true }).ClickAsync();
        await Expect(ana.Rows).ToHaveCountAsync(10);
        await Expect(ana.Page.Locator(".pager")).ToContainTextAsync("51–60 de 60");
    }

    [Fact]
    public async Task Scraped_text_stays_text()
    {
        const string hostile = "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\">\"'><b>oferta</b>";
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var now = TimeProvider.System.GetUtcNow();
        var alert = InventedAlerts.Offer(now, hostile, 60);
        var body = new InventedAdvert("xss", hostile, $"{hostile} Depósito", RiskHead.FakeJob)
        { Company = hostile, Location = "javascript:alert(1)", Salary = hostile }.Sign("R10", "X", 1, hostile).Term("<b>", .2);
        site.Alerts.Add(alert with { Ads = [body.Read(now)] });
        await using var ana = await browser.OpenAsync(site, "Ana");

        await ana.GoAsync("/");
        await Expect(ana.Rows.First).ToContainTextAsync("<script>document.title='x'</script>");
        await ana.OpenAsync(alert.Row.Id);
        await Expect(ana.Page.Locator(".body")).ToContainTextAsync("onerror=");
        Assert.Equal(0, await ana.Page.Locator("main script, main img, main b:text-is('oferta')").CountAsync());
        Assert.NotEqual("x", await ana.Page.TitleAsync());
        Assert.Empty(ana.Complaints);
    }

    [Fact]
    public async Task Adverts_without_a_score_have_a_list_of_their_own()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var now = TimeProvider.System.GetUtcNow();
        site.Alerts.Unscored.Add(new(AdId.Parse("u1"), new(Guid.CreateVersion7(now)), Classifying.ScoreStatus.TooShort, AdLanguage.Es, "Informes al inbox", "demo-social", now));
        site.Alerts.Unscored.Add(new(AdId.Parse("u2"), new(Guid.CreateVersion7(now)), Classifying.ScoreStatus.UnsupportedLanguage, AdLanguage.Other, "Offre d'emploi à l'hôtel", "demo-bolsa", now));
        await using var ana = await browser.OpenAsync(site, "Ana");
        await ana.GoAsync("/sin-puntuar");
        await Expect(ana.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(ana.Page.Locator("main")).ToContainTextAsync("No están descartados");
        await Expect(ana.Page.Locator("tbody tr").First).ToContainTextAsync("Texto demasiado corto");
    }
}
