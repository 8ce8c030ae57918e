using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

/// <summary>Takes the README's pictures into the folder that MONITOR_SCREENSHOTS names: eng/screenshots.sh.</summary>
public sealed class ScreenshotTests(ConsoleBrowser browser)
{
    [Theory]
    [InlineData("es-MX", "")]
    [InlineData("en", "-en")]
    public async Task Pictures_of_the_console(string language, string suffix)
    {
        var folder = Environment.GetEnvironmentVariable("MONITOR_SCREENSHOTS");
        Assert.SkipUnless(folder is not null, "MONITOR_SCREENSHOTS names no folder");
        await using var site = await ConsoleSite.StartAsync(TestContext.Current.CancellationToken);
        var morning = InventedAlerts.Morning(TimeProvider.System.GetUtcNow()).ToList();
        site.Alerts.Add(morning);
        await using var ana = await browser.OpenAsync(site, "Ana", language);
        await using var luz = await browser.OpenAsync(site, "Luz", language);
        await luz.OpenAsync(morning[2].Row.Id);
        await luz.Claim.ClickAsync();
        await Expect(luz.Release).ToBeVisibleAsync();
        await ana.OpenAsync(morning[1].Row.Id);
        await ana.Claim.ClickAsync();
        await Expect(ana.Release).ToBeVisibleAsync();
        await ana.Page.Locator("#decide input").First.CheckAsync();
        await Expect(ana.Page.Locator("#decide input[name=reason]").First).ToBeVisibleAsync();
        await ana.Page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"console-alert{suffix}.png") });
        await ana.Page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"console-alert-full{suffix}.png"), FullPage = true });
        await ana.GoAsync("/");
        await ana.Page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"console-alerts{suffix}.png") });
    }
}
