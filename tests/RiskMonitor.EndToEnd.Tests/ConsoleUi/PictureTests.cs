using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

/// <summary>The pictures of the README, taken from invented alerts; eng/pictures.sh keeps them.</summary>
public sealed class PictureTests(ConsoleBrowser browser)
{
    private const int MostBytes = 300 * 1024;

    [Fact]
    public async Task Pictures_of_the_list_and_of_an_alert_can_be_taken_and_are_small()
    {
        var kept = Environment.GetEnvironmentVariable("MONITOR_PICTURES");
        var folder = kept ?? Directory.CreateTempSubdirectory("monitor-pictures").FullName;
        await using var site = await ConsoleSite.StartAsync(TestContext.Current.CancellationToken);
        var morning = InventedAlerts.Morning(TimeProvider.System.GetUtcNow()).ToList();
        site.Alerts.Add(morning);
        await using var ana = await browser.OpenAsync(site, "Ana");
        await using var luz = await browser.OpenAsync(site, "Luz");
        await luz.OpenAsync(morning[2].Row.Id);
        await luz.Claim.ClickAsync();
        await Expect(luz.Release).ToBeVisibleAsync();
        await ana.OpenAsync(morning[1].Row.Id);
        await ana.Claim.ClickAsync();
        await Expect(ana.Release).ToBeVisibleAsync();
        await ana.Page.Locator("#decide input").First.CheckAsync();
        await Expect(ana.Page.Locator("#decide input[name=reason]").First).ToBeVisibleAsync();
        await AssertTakenAsync(ana, folder, "console-alert.png");
        await ana.GoAsync("/");
        await Expect(ana.Rows).ToHaveCountAsync(morning.Count);
        await AssertTakenAsync(ana, folder, "console-alerts.png");
        if (kept is null)
            Directory.Delete(folder, recursive: true);
    }

    private static async Task AssertTakenAsync(Person person, string folder, string name)
    {
        var picture = await person.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });
        Assert.InRange(picture.Length, 1, MostBytes);
    }
}
