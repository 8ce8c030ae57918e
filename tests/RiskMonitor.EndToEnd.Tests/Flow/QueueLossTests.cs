using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Flow;

/// <summary>Redis killed, emptied or absent while the whole flow runs: alerts are in the store, and come back to the queue by themselves.</summary>
public sealed class QueueLossTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_killed_Redis_gets_its_alerts_back_when_it_returns()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var demo = await DemoWithAlertsAsync(redis);
        await redis.KillAsync();
        await redis.StartAgainAsync();
        await redis.WaitForReadyAsync(StoredState.OpenAlerts(Data));
    }

    [Fact]
    public async Task An_emptied_queue_is_filled_again_from_the_store()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var demo = await DemoWithAlertsAsync(redis);
        await redis.EmptyAsync();
        await redis.WaitForReadyAsync(StoredState.OpenAlerts(Data));
    }

    [Fact]
    public async Task Without_Redis_at_the_start_the_flow_runs_says_so_and_queues_when_it_comes()
    {
        await using var redis = RedisServer.Absent();
        await using var demo = MonitorProcess.Start(["demo", "--data", Data], Environment(redis));
        await demo.WaitForLineAsync("http://127.0.0.1:");
        await demo.WaitForLineAsync(redis.Address);
        await redis.StartAgainAsync();
        await demo.WaitForLineAsync("Every source was read");
        Assert.DoesNotContain("   at ", demo.Errors, StringComparison.Ordinal);
        var open = StoredState.OpenAlerts(Data);
        Assert.True(open > 0, "the demo made no alert");
        await redis.WaitForReadyAsync(open);
    }

    [Fact]
    public async Task A_kill_of_the_process_with_its_embedded_queue_leaves_every_alert_in_the_next_run()
    {
        await using (var demo = MonitorProcess.Start(["demo", "--data", Data]))
        {
            await demo.WaitForLineAsync("Every source was read");
            await demo.KillAsync();
        }

        var open = StoredState.OpenAlerts(Data);
        Directory.Delete(Path.Combine(Data, "queue"), recursive: true); // Garnet gone with everything it had
        await using var again = MonitorProcess.Start(["demo", "--data", Data]);
        var line = await again.WaitForLineAsync("http://127.0.0.1:");
        var address = line[line.IndexOf("http://", StringComparison.Ordinal)..].Split(' ')[0].TrimEnd('/');
        await again.WaitForLineAsync("Every source was read");
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Add("X-Analyst", "Prueba");
        for (var taken = 0; taken < open; taken++)
        {
            using var content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var response = await client.PostAsync("/api/v1/claims", content, TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode == System.Net.HttpStatusCode.OK, $"claim {taken + 1} of {open}: {response.StatusCode}");
        }
    }

    private async Task<MonitorProcess> DemoWithAlertsAsync(RedisServer redis)
    {
        var demo = MonitorProcess.Start(["demo", "--data", Data], Environment(redis));
        await demo.WaitForLineAsync("Every source was read");
        Assert.True(StoredState.OpenAlerts(Data) > 0, "the demo made no alert");
        await redis.WaitForReadyAsync(StoredState.OpenAlerts(Data));
        return demo;
    }

    private static Dictionary<string, string> Environment(RedisServer redis) => new() { ["Redis__Configuration"] = redis.Address };
}
