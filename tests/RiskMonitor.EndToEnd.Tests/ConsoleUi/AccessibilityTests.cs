using Microsoft.Playwright;
using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

public sealed class AccessibilityTests(ConsoleBrowser browser)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("es-MX")]
    [InlineData("en")]
    public async Task The_pages_have_no_serious_violations(string language)
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var now = TimeProvider.System.GetUtcNow();
        var alert = InventedAlerts.Warehouse(now);
        site.Alerts.Add([.. InventedAlerts.Morning(now), alert]);
        await using var ana = await browser.OpenAsync(site, "Ana", language);

        await ana.GoAsync("/");
        await ana.AssertAccessibleAsync();
        await ana.OpenAsync(alert.Row.Id);
        await ana.Claim.ClickAsync();
        await Expect(ana.Release).ToBeVisibleAsync();
        await ana.Page.Locator("#decide input").First.CheckAsync();
        await ana.AssertAccessibleAsync();
        foreach (var path in new[] { "/sin-puntuar", "/fuentes", "/estado", "/nombre", "/submissions", "/submissions?kind=advert" })
        {
            await ana.GoAsync(path);
            await ana.AssertAccessibleAsync();
        }
    }

    [Fact]
    public async Task The_keyboard_alone_lists_opens_takes_decides_and_goes_on()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Alerts.Add(InventedAlerts.Morning(TimeProvider.System.GetUtcNow()));
        await using var ana = await browser.OpenAsync(site, "Ana");
        var keys = ana.Page.Keyboard;
        await ana.GoAsync("/");

        await keys.PressAsync("?");
        await Expect(ana.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("tomar la siguiente");
        await keys.PressAsync("Escape");
        await Expect(ana.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("j");
        await keys.PressAsync("k");
        var second = ana.Rows.Nth(1).Locator("a");
        await Expect(second).ToBeFocusedAsync();
        Assert.Equal("solid", await second.EvaluateAsync<string>("link => getComputedStyle(link).outlineStyle"));
        await keys.PressAsync("Enter");
        await Expect(ana.Claim).ToBeVisibleAsync();
        await keys.PressAsync("c");
        await Expect(ana.Release).ToBeVisibleAsync();
        await keys.PressAsync("r");
        await Expect(ana.Claim).ToBeVisibleAsync();
        await keys.PressAsync("c");
        await Expect(ana.Page.Locator("#decide input").First).ToBeVisibleAsync();
        await keys.PressAsync("d");
        await keys.PressAsync("Space");
        await Expect(ana.Page.Locator("input[name=reason]").First).ToBeVisibleAsync();
        await keys.PressAsync("Tab");
        await keys.PressAsync("Space");
        await keys.PressAsync("Tab");
        await Expect(ana.Page.Locator("#note")).ToBeFocusedAsync();
        // Letters in the note are letters, not commands.
        await keys.TypeAsync("nrc?");
        await Expect(ana.Page.Locator("#note")).ToHaveValueAsync("nrc?");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(ana.Message).ToContainTextAsync("Decisión guardada");
        await Expect(ana.Rows).ToHaveCountAsync(15);
        await keys.PressAsync("n");
        await Expect(ana.Release).ToBeVisibleAsync();
        Assert.Single(site.Alerts.Decisions);
    }

    [Fact]
    public async Task Single_letter_keys_can_be_turned_off()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Alerts.Add(InventedAlerts.Morning(TimeProvider.System.GetUtcNow()));
        await using var ana = await browser.OpenAsync(site, "Ana");
        await ana.GoAsync("/");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Atajos de teclado" }).ClickAsync();
        await ana.Page.GetByLabel("Atajos de una letra activados").UncheckAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Cerrar" }).ClickAsync();
        await ana.Page.Keyboard.PressAsync("j");
        await Expect(ana.Rows.First.Locator("a")).Not.ToBeFocusedAsync();
    }
}
