using Microsoft.Extensions.Time.Testing;
using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

public sealed class LeaseTests(ConsoleBrowser browser)
{
    [Fact]
    public async Task A_claim_that_the_queue_no_longer_knows_is_offered_again_at_the_next_load()
    {
        var cancelled = TestContext.Current.CancellationToken;
        await using var site = await ConsoleSite.StartAsync(cancelled);
        var alert = InventedAlerts.Warehouse(TimeProvider.System.GetUtcNow());
        site.Alerts.Add(alert);
        await using var ana = await browser.OpenAsync(site, "Ana");
        await ana.OpenAsync(alert.Row.Id);
        await ana.Claim.ClickAsync();
        await Expect(ana.Release).ToBeVisibleAsync();
        await ana.OpenAsync(alert.Row.Id);
        await Expect(ana.Release).ToBeVisibleAsync(); // the store's claim goes on

        site.Alerts.LoseLease(alert.Row.Id);
        await ana.OpenAsync(alert.Row.Id);
        await Expect(ana.Claim).ToBeVisibleAsync();
        await Expect(ana.Release).ToHaveCountAsync(0);
        await ana.Claim.ClickAsync();
        await ana.DecideAsync("Los indicios se sostienen", "Contacto compartido", "");
        await Expect(ana.Message).ToContainTextAsync("Decisión guardada");
        Assert.Single(site.Alerts.Decisions);
    }

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
