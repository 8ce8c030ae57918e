using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Flow;

/// <summary>The whole flow as a person starts it.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    private string[] DemoUntilIdle(params string[] more) => ["demo", "--data", Data, "--exit-when-idle", .. more];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_demo_finds_every_advert_once_and_a_second_run_finds_nothing_new()
    {
        var run = await MonitorProcess.RunAsync(DemoUntilIdle());
        var first = Closing.Of(run);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal((60, 60, 0), (first.Ads, first.NewAds, first.Errors));
        Assert.Equal((45, 0), (first.Pages, first.Rejected));
        Assert.InRange(first.NewAlerts, 5, 30);
        Assert.Equal(first.Alerts, first.NewAlerts);

        var second = Closing.Of(await MonitorProcess.RunAsync(DemoUntilIdle()));
        Assert.Equal((60, 0, 0), (second.Ads, second.NewAds, second.NewAlerts));
        Assert.Equal((first.Campaigns, first.Alerts), (second.Campaigns, second.Alerts));
    }

    [Fact]
    public async Task A_corpus_of_ones_own_is_served_as_pages_and_bad_lines_are_named()
    {
        await File.WriteAllTextAsync(_folder.File("ads.jsonl"), """
            {"id":"a1","body":"Se busca panadera con experiencia, turno de mañana, contrato y prestaciones de ley.","posted":"2026-11-20T00:00:00Z"}
            {"id":"a2","body":
            {"id":"a3","body":"Almacén en Toluca solicita montacarguista. Sueldo según tabulador y seguro social."}
            {"id":"a1","body":"El mismo identificador otra vez."}
            """, TestContext.Current.CancellationToken);
        var run = await MonitorProcess.RunAsync(DemoUntilIdle("--corpus", _folder.File("ads.jsonl"), "--map", "postedAt=posted"));
        var closing = Closing.Of(run);
        Assert.Equal((2, 2, 2, 2), (closing.Pages, closing.Ads, closing.NewAds, closing.Rejected));
        Assert.Equal(3, run.ExitCode);
        Assert.Contains("ads.jsonl:2", run.Errors, StringComparison.Ordinal);
        Assert.Contains("ads.jsonl:4", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_demo_cleanly_and_frees_its_folder()
    {
        await using var demo = MonitorProcess.Start(["demo", "--data", Data]);
        await demo.WaitForLineAsync("http://127.0.0.1:");
        var ended = await demo.InterruptAsync();
        Assert.Equal(0, ended.ExitCode);

        var again = await MonitorProcess.RunAsync(DemoUntilIdle());
        Assert.Equal(60, Closing.Of(again).Ads);
        Assert.Equal(0, again.ExitCode);
    }

    [Fact]
    public async Task A_kill_in_the_middle_loses_no_advert_and_no_alert_and_doubles_none()
    {
        using var untouched = new TemporaryFolder();
        await MonitorProcess.RunAsync("demo", "--data", untouched.File("data"), "--exit-when-idle");

        foreach (var wanted in new[] { 1, 15, 40 })
        {
            await using var demo = MonitorProcess.Start(["demo", "--data", Data]);
            await WaitForAdsAsync(wanted);
            await demo.KillAsync();
        }

        var last = Closing.Of(await MonitorProcess.RunAsync(DemoUntilIdle()));
        Assert.InRange(last.Ads, 60, 60 + (3 * 60)); // what the killed ones had fetched is read from the archive besides
        Assert.Equal(StoredState.AdIds(untouched.File("data")), StoredState.AdIds(Data));
        Assert.Equal(StoredState.AdIds(Data).Distinct().Count(), StoredState.AdRows(Data));
        Assert.Equal(StoredState.AlertedCampaigns(untouched.File("data")), StoredState.AlertedCampaigns(Data));

        var again = Closing.Of(await MonitorProcess.RunAsync(DemoUntilIdle()));
        Assert.Equal((60, 0, 0), (again.Ads, again.NewAds, again.NewAlerts));
    }

    private async Task WaitForAdsAsync(int count)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!File.Exists(Path.Combine(Data, "monitor.db")) || Ads() < count)
            await beat.WaitForNextTickAsync(limit.Token);

        int Ads()
        {
            try
            {
                return StoredState.AdRows(Data);
            }
            catch (Microsoft.Data.Sqlite.SqliteException fault) when (fault.SqliteErrorCode is 1 or 5 or 14)
            {
                return 0; // the tables are being made
            }
        }
    }
}
