using System.Globalization;
using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Crawling;

/// <summary>
/// A crawl killed at random times ends with the pages of one that was left alone, and asks again for one page a kill at most. The suite kills a small crawl a few times;
/// eng/crawl-kills.sh does it with 5,000 pages and 50 kills (MONITOR_CRAWL_PAGES, MONITOR_CRAWL_KILLS, MONITOR_CRAWL_SEED).
/// </summary>
public sealed class CrawlKillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_crawl_killed_at_random_times_ends_with_the_pages_of_one_left_alone()
    {
        var (pages, kills, seed) = (Setting("PAGES", 300), Setting("KILLS", 5), Setting("SEED", 20261128));
        await using var site = await CrawlSite.StartAsync(pages);
        var sources = Directory.CreateDirectory(_folder.File("sources")).FullName;
        await File.WriteAllTextAsync(Path.Combine(sources, "bolsa-grande.yaml"), site.SourceFile(), TestContext.Current.CancellationToken);

        var leftAlone = Closing.Of(await CollectAsync(sources, "alone"));
        Assert.Equal(pages, leftAlone.NewAds);
        Assert.Equal(pages, site.OffersAsked);
        site.Log.Clear();

        var random = new Random(seed);
        var asked = site.OffersAsked;
        for (var kill = 0; kill < kills; kill++)
        {
            await using var crawl = Start(sources, "killed");
            await WaitUntilAskedAsync(site, site.OffersAsked + random.Next(1, Math.Max(2, pages / kills)), crawl);
            await crawl.KillAsync();
        }

        var end = await CollectAsync(sources, "killed");
        Assert.True(end.ExitCode == 0, end.Errors);

        Assert.Equal(StoredState.AdIds(_folder.File("alone")), StoredState.AdIds(_folder.File("killed")));
        Assert.Equal(StoredState.Pages(_folder.File("alone")), StoredState.Pages(_folder.File("killed")));
        Assert.InRange(site.OffersAsked - asked, pages, pages + kills);
        var lists = site.Log.Count(visit => visit.Path.StartsWith("/lista/", StringComparison.Ordinal));
        var again = (site.OffersAsked - asked - pages) + (lists - ((pages + 49) / 50));
        Assert.True(again <= kills, $"{again} pages were asked for again after {kills} kills (seed {seed})");
        Assert.Single(site.Log, visit => visit.Path == "/robots.txt");
        Assert.DoesNotContain(site.Log, visit => visit.Path.StartsWith("/privado/", StringComparison.Ordinal));
        TestContext.Current.SendDiagnosticMessage("{0} pages, {1} kills, seed {2}: {3} asked for again", pages, kills, seed, again);
    }

    [Fact]
    public async Task A_second_pass_over_an_unchanged_site_is_answered_with_304_and_brings_nothing_new()
    {
        await using var site = await CrawlSite.StartAsync(offers: 60);
        var sources = Directory.CreateDirectory(_folder.File("sources")).FullName;
        await File.WriteAllTextAsync(Path.Combine(sources, "bolsa-grande.yaml"), site.SourceFile(), TestContext.Current.CancellationToken);
        await CollectAsync(sources, "data");
        site.Log.Clear();

        var second = Closing.Of(await CollectAsync(sources, "data"));

        Assert.Equal((60, 60, 0, 0), (second.Pages, second.Ads, second.NewAds, second.Errors));
        var asked = site.Log.Where(visit => visit.Path != "/robots.txt").ToList();
        Assert.Equal(62, asked.Count);
        Assert.True(asked.Count(visit => visit.Status == 304) >= .9 * asked.Count);
    }

    /// <summary>Also over a restart in the middle: the delay holds between the last request of one process and the first of the next.</summary>
    [Fact]
    public async Task The_site_sees_no_two_requests_at_once_and_no_gap_under_its_delay()
    {
        await using var site = await CrawlSite.StartAsync(offers: 6, robots: "User-agent: *\nCrawl-delay: 2\nDisallow: /privado/\n");
        var sources = Directory.CreateDirectory(_folder.File("sources")).FullName;
        await File.WriteAllTextAsync(Path.Combine(sources, "bolsa-grande.yaml"), site.SourceFile(), TestContext.Current.CancellationToken);
        await using (var first = Start(sources, "data"))
        {
            await WaitUntilAskedAsync(site, 2, first);
            await first.KillAsync();
        }

        Assert.Equal(0, (await CollectAsync(sources, "data")).ExitCode);

        var visits = site.Log.Where(visit => visit.Path != "/robots.txt").OrderBy(visit => visit.Started).ToList();
        Assert.InRange(visits.Count, 7, 8);
        foreach (var (earlier, later) in visits.Zip(visits.Skip(1)))
        {
            // The answer leaves the site a moment before it has arrived; two seconds are two seconds.
            Assert.True(TimeProvider.System.GetElapsedTime(earlier.Ended, later.Started) >= TimeSpan.FromSeconds(1.99), $"{earlier.Path} and {later.Path} were too close");
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable($"MONITOR_CRAWL_{name}"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : otherwise;

    private static async Task WaitUntilAskedAsync(CrawlSite site, int offers, MonitorProcess crawl)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (site.OffersAsked < offers && !crawl.HasExited)
            await beat.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }

    private MonitorProcess Start(string sources, string data) => MonitorProcess.Start(
        ["collect", "bolsa-grande", "--once", "--sources", sources, "--data", _folder.File(data)],
        new Dictionary<string, string> { ["Collection__LoopbackHosts__0"] = CrawlSite.Host });

    private async Task<FinishedRun> CollectAsync(string sources, string data)
    {
        await using var crawl = Start(sources, data);
        return await crawl.WaitForEndAsync();
    }
}
