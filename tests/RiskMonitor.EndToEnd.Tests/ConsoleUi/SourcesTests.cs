using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Health;
using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi;

public sealed class SourcesTests(ConsoleBrowser browser)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("es-MX")]
    [InlineData("en")]
    public async Task Every_alarm_has_words_figures_and_what_to_do_in_both_languages(string language)
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        var now = TimeProvider.System.GetUtcNow();
        site.Sources.Reports.Add(new SourceReport
        {
            Id = "bolsa",
            Use = SourceUse.On,
            Runs = [new PastRun { StartedAt = now, TriedAt = now, Asked = 1234, Because = RunStop.Wall }],
            Alarms = [.. Enum.GetValues<SourceAlarmKind>().Select((kind, index) => new SourceAlarm(kind, now, 3 + index, 41 + index))],
        });
        site.Sources.Reports.Add(new SourceReport { Id = "nueva", Use = SourceUse.On });
        site.Sources.Reports.Add(new SourceReport { Id = "rota.yaml", Use = SourceUse.Unusable, Why = "rota.yaml, line 3: <b>wrong</b>." });
        await using var ana = await browser.OpenAsync(site, "Ana", language);

        await ana.GoAsync("/sources");

        var alarms = ana.Page.Locator("[data-source=bolsa] [data-alarm]");
        await Expect(alarms).ToHaveCountAsync(7);
        for (var index = 0; index < 7; index++)
        {
            await Expect(alarms.Nth(index)).ToContainTextAsync($"{3 + index}");
            await Expect(alarms.Nth(index)).ToContainTextAsync($"{41 + index}");
            await Expect(alarms.Nth(index).Locator(".do")).ToContainTextAsync(" ");
        }

        await Expect(ana.Page.Locator("[data-source='rota.yaml']")).ToContainTextAsync("<b>wrong</b>");
        await ana.AssertAccessibleAsync();
        Assert.Empty(ana.Complaints);
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_is_said_and_the_list_of_alerts_does_without()
    {
        await using var site = await ConsoleSite.StartAsync(Cancelled);
        site.Alerts.Add(InventedAlerts.Morning(TimeProvider.System.GetUtcNow()));
        site.Sources.Away = true;
        await using var ana = await browser.OpenAsync(site, "Ana");

        await ana.GoAsync("/");
        await Expect(ana.Rows).ToHaveCountAsync(16);
        await Expect(ana.Page.Locator("[data-source-alarms]")).ToHaveCountAsync(0);
        await ana.GoAsync("/fuentes");
        await Expect(ana.Page.Locator("main")).ToContainTextAsync("no se puede leer ahora");
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("/api/v1/sources", UriKind.Relative), Cancelled);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "runs_away"), (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("code").GetString()));
    }
}
