using Microsoft.Extensions.Time.Testing;
using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

public sealed class LeaseTests(ConsoleBrowser browser)
{
    [Fact]
    public async Task The_lease_is_kept_every_minute_while_the_page_is_open_and_not_after()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 18, 0, 0, TimeSpan.Zero));
        await using var site = await ConsoleSite.StartAsync(cancelled, clock);
        var alert = InventedAlerts.Warehouse(clock.GetUtcNow());
        site.Alerts.Add(alert);
        await using var ana = await browser.OpenAsync(site, "Ana");
        await ana.OpenAsync(alert.Row.Id);
        await ana.Claim.ClickAsync();
        await Expect(ana.Release).ToBeVisibleAsync();

        for (var minute = 0; minute < 3; minute++)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            var kept = await site.Alerts.Heartbeats.ReadAsync(cancelled).AsTask().WaitAsync(TimeSpan.FromSeconds(10), cancelled);
            Assert.Equal((alert.Row.Id, "Ana"), (kept.Alert, kept.Analyst));
        }

        await ana.Page.Locator("[data-key=l]").ClickAsync();
        await Expect(ana.Rows).ToHaveCountAsync(1);
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.False(site.Alerts.Heartbeats.TryRead(out _));
    }
}
