using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Crawling;

/// <summary>Two sources on one host, run at the same time by the service, with failures, pauses and redirects between them: what the host itself sees.</summary>
public sealed class SharedHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_host_of_two_sources_sees_one_request_at_a_time_no_gap_under_its_delay_and_nothing_that_it_disallows()
    {
        await using var site = await SharedHostSite.StartAsync();
        var sources = Directory.CreateDirectory(_folder.File("sources")).FullName;
        foreach (var board in (string[])["a", "b"])
            await File.WriteAllTextAsync(Path.Combine(sources, $"tablon-{board}.yaml"), site.SourceFile(board), TestContext.Current.CancellationToken);
        await using var service = MonitorProcess.Start(
            ["run", "--sources", sources, "--data", _folder.File("data")],
            new Dictionary<string, string> { ["Collection__LoopbackHosts__0"] = SharedHostSite.Host, ["Collection__RetryWait"] = "00:00:00.1" });

        // Both pauses are over and both boards were read to their end.
        string[] ends = ["/a/oferta/5", "/b/oferta/5", "/a/oferta/3"];
        using (var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100)))
        {
            while (!ends.All(end => site.Log.Any(visit => visit.Path == end && visit.Status == 200)))
            {
                Assert.False(service.HasExited, service.Errors);
                await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
        }

        await service.InterruptAsync();

        Assert.Equal(1, site.MostAtOnce);
        Assert.DoesNotContain(site.Log, visit => visit.Path.StartsWith("/privado/", StringComparison.Ordinal));
        var visits = site.Log.OrderBy(visit => visit.Started).ToList();
        Assert.Contains(visits, visit => visit.Status == 500);
        Assert.Contains(visits, visit => visit.Path == "/a/vieja");
        foreach (var (earlier, later) in visits.Zip(visits.Skip(1)))
        {
            var gap = TimeProvider.System.GetElapsedTime(earlier.Ended, later.Started);
            var least = earlier.Status is 429 or 503 ? SharedHostSite.Pause : SharedHostSite.Delay;
            // Before robots.txt is known nobody knows of its delay.
            Assert.True(earlier == visits[0] || gap >= least - TimeSpan.FromMilliseconds(10), $"{later.Path} came {gap.TotalSeconds:0.00} s after {earlier.Path} ({earlier.Status})");
        }

        // The two took turns: neither waited for the other's end.
        Assert.Contains(visits.Zip(visits.Skip(1), (earlier, later) => (earlier.Path[1], later.Path[1])), pair => pair is ('a', 'b'));
        Assert.Contains(visits.Zip(visits.Skip(1), (earlier, later) => (earlier.Path[1], later.Path[1])), pair => pair is ('b', 'a'));
    }
}
