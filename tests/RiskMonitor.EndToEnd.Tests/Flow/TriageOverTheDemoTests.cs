using RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;
using RiskMonitor.EndToEnd.Tests.Drivers;
using static Microsoft.Playwright.Assertions;

namespace RiskMonitor.EndToEnd.Tests.Flow;

/// <summary>A browser over the running demo: nothing stands in for the store or the queue.</summary>
public sealed class TriageOverTheDemoTests(ConsoleBrowser browser) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_analyst_takes_the_first_alert_decides_it_and_a_restart_does_not_bring_it_back(bool realRedis)
    {
        var data = _folder.File("data");
        await using var redis = realRedis ? await RedisServer.StartAsync() : RedisServer.Absent();
        var environment = realRedis ? new Dictionary<string, string> { ["Redis__Configuration"] = redis.Address } : [];
        await using var demo = MonitorProcess.Start(["demo", "--data", data], environment);
        var line = await demo.WaitForLineAsync("http://127.0.0.1:");
        await using var ana = await browser.OpenAsync(new Uri(line[line.IndexOf("http://", StringComparison.Ordinal)..].Split(' ')[0]), "Ana");
        var open = StoredState.OpenAlerts(data);

        await ana.GoAsync("/");
        await Expect(ana.Rows).ToHaveCountAsync(open);
        await ana.TakeNext.ClickAsync();
        await Expect(ana.Release).ToBeVisibleAsync();
        await ana.DecideAsync("Los indicios se sostienen", "Otra", "Prueba de punta a punta.");
        await Expect(ana.Message).ToContainTextAsync("Decisión guardada");
        Assert.Equal(open - 1, StoredState.OpenAlerts(data));
        Assert.Equal(["Ana|Relevant"], StoredState.Decisions(data));

        await ana.GoAsync("/fuentes");
        await Expect(ana.Page.Locator("article[data-source]")).ToHaveCountAsync(5);
        Assert.Empty(ana.Complaints);

        await demo.InterruptAsync();
        var again = Closing.Of(await MonitorProcess.RunAsync(["demo", "--data", data, "--exit-when-idle"], environment));
        Assert.Equal((0, open - 1), (again.NewAlerts, StoredState.OpenAlerts(data)));
    }
}
