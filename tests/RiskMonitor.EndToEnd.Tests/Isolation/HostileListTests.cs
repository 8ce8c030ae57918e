using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RiskMonitor.App.Isolation;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Html;
using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Isolation;

/// <summary>The same pages where a source looks for its lists, with the selectors that such sources have, through the real collector: it goes on, each page ends in time, the next list is read.</summary>
[Collection(nameof(Alone))]
public sealed class HostileListTests(ITestOutputHelper output)
{
    /// <summary>The stop is at two seconds; the rest is for the other two pages of the run, and for a busy machine.</summary>
    private static readonly TimeSpan Stop = TimeSpan.FromSeconds(8);

    /// <summary>What only hurts where links are looked for.</summary>
    private static readonly Dictionary<string, Func<int, string>> ListShapes = new(StringComparer.Ordinal)
    {
        ["items by the ten thousand"] = size => "<ul>" + Repeat("<li>a", size) + "</ul>",
        ["items in items without a link"] = size => Repeat("<div class=fila>", 7000) + Repeat("<i>a</i>", size) + Repeat("</div>", 2600),
        ["links by the ten thousand"] = size => Repeat("<li><a class=oferta href=/oferta/1>a</a>", size),
        ["short items with links"] = size => "<ul>" + Repeat("<li><a>", size) + "</ul>",
        ["links to one long address"] = size => "<a class=oferta href='/" + Repeat("a/../", size / 2) + "'>a</a><a rel=next href='/" + Repeat("%41", size / 2) + "'>b</a>",
    };

    [Fact]
    public async Task Whatever_the_list_the_collector_lives_it_ends_in_time_and_the_next_list_is_read()
    {
        var pages = new Dictionary<string, string> { ["/normal"] = "<ul><li>a<li>b<li class=fila><a href='/oferta/1'>c</a></ul>", ["/oferta/1"] = HostilePages.Ordinary("Panadera") };
        await using var site = await SmallSite.StartAsync(pages);
        using var folder = new TemporaryFolder();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Collection:LoopbackHosts:0"] = "localhost", ["Collection:Retries"] = "0" }).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration)
            .AddSingleton<ChildReader>().AddSingleton<IDoubtfulPageReader>(provider => provider.GetRequiredService<ChildReader>()).AddCollecting(configuration).BuildServiceProvider();
        var collector = services.GetRequiredService<SourceCollector>();
        pages["/0"] = HostilePages.Shapes["nested div"](20_000);
        await CollectAsync(0); // the first doubtful page starts the processes

        var (number, worst, worstName) = (0, TimeSpan.Zero, "");
        foreach (var (name, shape) in HostilePages.Shapes.Concat(ListShapes))
        {
            foreach (var kilobytes in (int[])[64, 512, 2048])
            {
                pages[FormattableString.Invariant($"/{++number}")] = shape((kilobytes << 10) - 1024);
                var took = await CollectAsync(number);
                if (took > Stop)
                    took = await CollectAsync(number); // the machine may have been elsewhere once
                pages.Remove(FormattableString.Invariant($"/{number}"));
                if (took > worst)
                    (worst, worstName) = (took, $"{name} at {kilobytes} KB");
                if (took > TimeSpan.FromSeconds(1))
                    output.WriteLine($"{took.TotalMilliseconds,6:0} ms {kilobytes,5} KB {name}");
                Assert.True(took < Stop, $"{name} at {kilobytes} KB took {took.TotalSeconds:0.0} s");
                if (took > TimeSpan.FromSeconds(1.5) && !ListShapes.ContainsKey(name))
                    break; // what takes too long small takes too long when it is larger
            }
        }

        output.WriteLine($"worst {worst.TotalMilliseconds:0} ms ({worstName}); most memory of a process apart {services.GetRequiredService<ChildReader>().Peak >> 20} MB");
        Assert.InRange(services.GetRequiredService<ChildReader>().Peak, 1, 256L << 20);

        // Two lists and, from the second, one advert; the rest of what the first may lead to is left out.
        async Task<TimeSpan> CollectAsync(int number)
        {
            var source = Source($"lista-{number}-{Guid.NewGuid():N}", [$"{site.Address}/{number}", $"{site.Address}/normal"]);
            var started = Stopwatch.GetTimestamp();
            var found = await collector.CollectAsync(source, watch: null, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
            var took = Stopwatch.GetElapsedTime(started);
            Assert.Contains(found, page => page.Url.AbsolutePath == $"/{number}");
            Assert.Contains(found, page => page is { Outcome: FetchOutcome.Fetched, Role: PageRole.Ads, Url.AbsolutePath: "/oferta/1" });
            return took;
        }
    }

    private static Source Source(string id, string[] starts) => OneSource.JobBoard(starts[0]) with
    {
        Id = id,
        StartUrls = [.. starts.Select(start => new Uri(start))],
        Delay = TimeSpan.Zero,
        Limits = new SourceLimits(MaxPages: 50, MaxListPages: 4, MaxBodyBytes: 2 << 20),
        Extract = new ExtractionRules { Layout = "jsonld", AdLinks = "li:nth-child(3) > a, .fila, main article a[href], a.oferta", NextLink = "nav li:last-child a, a[rel=next]" },
    };

    private static string Repeat(string text, int size) => string.Concat(Enumerable.Repeat(text, Math.Max(1, size / text.Length)));
}
