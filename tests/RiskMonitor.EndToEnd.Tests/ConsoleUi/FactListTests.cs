using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using RiskMonitor.Enriching;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

public sealed class FactListTests(ConsoleBrowser browser)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("es", "Lo que dice el anuncio", "Ayudante general", "acta de nacimiento", "otro estado")]
    [InlineData("en", "What the advert says", "General helper", "identity card", "another state")]
    public async Task The_facts_of_an_advert_are_a_plain_list_in_the_language_of_the_reader(string language, string heading, string occupation, string paper, string workplace)
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var alert = InventedAlerts.Warehouse(TimeProvider.System.GetUtcNow());
        var ad = alert.Ads[0].Ad with { Body = $"{alert.Ads[0].Ad.Body} Trabajo en Monterrey. Lleva acta de nacimiento." };
        var facts = AdEnricher.Load(Path.Combine(AppContext.BaseDirectory, "seeds")).Enrich(ad).Facts;
        alert = alert with { Ads = [alert.Ads[0] with { Ad = ad, Facts = facts }, .. alert.Ads.Skip(1)] };
        site.Alerts.Add(alert);
        await using var ana = await browser.OpenAsync(site, "Ana", language);
        await ana.OpenAsync(alert.Row.Id);
        var first = ana.Page.Locator("[data-advert]").First;
        await Expect(first.Locator(".factshead")).ToHaveTextAsync(heading);
        foreach (var words in new[] { occupation, paper, workplace, "Monterrey, Nuevo León", "Contrato por escrito" })
            await Expect(first.Locator(".words")).ToContainTextAsync(words);

        var second = ana.Page.Locator("[data-advert]").Nth(1);
        await second.Locator("summary").ClickAsync();
        await Expect(second.Locator(".body")).ToBeVisibleAsync();
        await Expect(second.Locator(".factshead")).ToHaveCountAsync(0);
    }
}
