using Microsoft.Playwright;
using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

public sealed class LanguageTests(ConsoleBrowser browser)
{
    [Fact]
    public async Task Spanish_comes_first_and_English_stays_once_chosen()
    {
        await using var site = await ConsoleSite.StartAsync(TestContext.Current.CancellationToken);
        site.Alerts.Add(InventedAlerts.Morning(TimeProvider.System.GetUtcNow()));
        await using var ana = await browser.OpenAsync(site, "Ana");

        await ana.GoAsync("/");
        await Expect(ana.Page.Locator("html")).ToHaveAttributeAsync("lang", "es-MX");
        await Expect(ana.Page.Locator(".local")).ToHaveTextAsync("Solo local: sin inicio de sesión; escucha únicamente en 127.0.0.1");
        await Expect(ana.Rows.Nth(1)).ToContainTextAsync("indicios de captación");

        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "cambiar a inglés" }).ClickAsync();
        await Expect(ana.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(ana.Page.Locator(".foot[data-live]")).ToBeAttachedAsync();
        await Expect(ana.Rows.Nth(1)).ToContainTextAsync("signs of recruitment");

        // The circuit speaks it too, after its own rendering and on the next page.
        await ana.TakeNext.ClickAsync();
        await Expect(ana.Release).ToContainTextAsync("Release");
        await ana.GoAsync("/estado");
        await Expect(ana.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Status");
    }
}
