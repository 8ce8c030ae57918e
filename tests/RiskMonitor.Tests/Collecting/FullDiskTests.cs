using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Tests.Collecting;

/// <summary>A disk that is full under the crawl's state: what a site answered is kept in hand until it is written, and nothing is asked for twice.</summary>
public sealed class FullDiskTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>Every write fails once; the limiter is the one in service, with a delay, so that it keeps every turn.</summary>
    [Fact]
    public async Task A_crawl_goes_on_by_itself_and_asks_for_every_page_once()
    {
        _site.Robots("User-agent: *\nAllow: /\n").Html("/", A.ListPage(A.Ads(2), next: "/?p=2")).Html("/?p=2", A.ListPage(["/oferta/3"]));
        foreach (var ad in A.Ads(3))
            _site.Html(ad, A.AdPage);
        using var collector = Collector(new FailingDisk());
        var source = A.WebList(_site.Url("/")) with { Delay = TimeSpan.FromMilliseconds(1) };

        var pages = await collector.CollectAsync(source);

        Assert.All(pages, page => Assert.Equal(FetchOutcome.Fetched, page.Outcome));
        Assert.Equal(["/", "/oferta/1", "/oferta/2", "/?p=2", "/oferta/3"], pages.Select(page => page.Url.PathAndQuery));
        Assert.Equal(["/robots.txt", .. pages.Select(page => page.Url.PathAndQuery)], _site.Asked);
    }

    [Fact]
    public async Task A_hosts_wish_to_be_left_alone_is_kept_as_soon_as_there_is_room()
    {
        _site.On("/", context =>
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        });
        var disk = new FailingDisk();
        using var collector = Collector(disk);

        var page = Assert.Single(await collector.CollectAsync(A.WebList(_site.Url("/"))));

        Assert.Equal(StatusCodes.Status429TooManyRequests, page.StatusCode);
        Assert.Equal(["/robots.txt", "/"], _site.Asked);
        Assert.True((await disk.FindAsync(TestSite.Host, TestContext.Current.CancellationToken))!.ClosedUntil > TimeProvider.System.GetUtcNow().AddMinutes(9));
    }

    [Fact]
    public async Task Whoever_ends_a_run_does_not_wait_for_room_on_the_disk()
    {
        _site.Html("/", A.ListPage(A.Ads(1))).Html("/oferta/1", A.AdPage);
        var disk = new FailingDisk();
        using var collector = Collector(disk);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var pages = 0;

        var run = Task.Run(async () =>
        {
            await foreach (var page in collector.Walk(A.WebList(_site.Url("/"))).WithCancellation(stop.Token))
            {
                disk.IsFull = ++pages == 2;
                if (disk.IsFull)
                    stop.CancelAfter(TimeSpan.FromSeconds(1));
            }
        }, TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<Exception>(() => run.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal((2, true), (pages, run.IsCompleted));
    }

    private static Collector Collector(FailingDisk disk) => new(archive: new MemoryArchive(), with: services => services
        .AddSingleton<IHostStore>(disk)
        .AddSingleton<IFrontierStore>(disk)
        .AddSingleton<IHostLimiter>(provider => new HostLimiter(provider.GetRequiredService<TimeProvider>(), disk)));
}
