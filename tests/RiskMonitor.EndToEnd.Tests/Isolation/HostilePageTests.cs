using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.App.Isolation;
using RiskMonitor.EndToEnd.Tests.Drivers;
using RiskMonitor.Extracting;

namespace RiskMonitor.EndToEnd.Tests.Isolation;

/// <summary>Pages made to break parsers, through the real reader: this process lives, each page ends in time, the next one is normal (trust.md, "A hostile web").</summary>
[Collection(nameof(Alone))]
public sealed class HostilePageTests(ITestOutputHelper output)
{
    /// <summary>The stop is at two seconds; the rest is for a busy machine.</summary>
    private static readonly TimeSpan Stop = TimeSpan.FromSeconds(4);

    /// <summary>Of trust.md: run at every size.</summary>
    private static readonly string[] Nested = ["nested div", "nested b", "nested lists", "misplaced content of a table", "pre after pre"];

    private static readonly DateTimeOffset At = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Whatever_the_page_this_process_lives_it_ends_in_time_and_the_next_page_is_normal()
    {
        using var elsewhere = new ChildReader(NullLogger<ChildReader>.Instance);
        Assert.True(HostilePages.Shapes.Count >= 24);
        Extract(HostilePages.Ordinary("primera"), elsewhere);
        Extract(HostilePages.Shapes["nested div"](20_000), elsewhere); // the first doubtful page starts the processes

        var (worst, worstName) = (TimeSpan.Zero, "");
        foreach (var (name, shape) in HostilePages.Shapes)
        {
            var stopped = false;
            foreach (var kilobytes in (int[])[64, 512, 2048])
            {
                if (stopped && !Nested.Contains(name))
                    continue; // what takes too long small takes too long when it is larger
                var html = shape((kilobytes << 10) - 1024);
                var (result, took) = Timed(html, elsewhere);
                if (took > Stop)
                    (result, took) = Timed(html, elsewhere); // the machine may have been elsewhere once; twice it is the page
                Assert.True(took < Stop, $"{name} at {kilobytes} KB took {took.TotalSeconds:0.0} s");
                stopped = result.Rejected.Any(rejection => rejection.Reason.Contains("apart takes more than", StringComparison.Ordinal));
                Assert.False(result.Ads.IsEmpty && result.Rejected.IsEmpty, $"{name} at {kilobytes} KB says nothing");
                Assert.Equal("Panadera", Assert.Single(Extract(HostilePages.Ordinary("Panadera"), elsewhere).Ads).Ad.Title);
                if (took > TimeSpan.FromSeconds(0.3))
                    output.WriteLine($"{took.TotalMilliseconds,6:0} ms {kilobytes,5} KB {name}: {(result.Rejected.IsEmpty ? "read" : result.Rejected[0].Reason)}");
                if (took > worst)
                    (worst, worstName) = (took, $"{name} at {kilobytes} KB");
            }
        }

        output.WriteLine($"worst {worst.TotalMilliseconds:0} ms ({worstName}); most memory of a process apart {elsewhere.Peak >> 20} MB");
        Assert.InRange(elsewhere.Peak, 1, 256L << 20);
    }

    private static (ExtractionResult Result, TimeSpan Took) Timed(string html, ChildReader elsewhere)
    {
        var started = Stopwatch.GetTimestamp();
        var result = Extract(html, elsewhere);
        return (result, Stopwatch.GetElapsedTime(started));
    }

    private static ExtractionResult Extract(string html, ChildReader elsewhere) =>
        AdExtractor.Extract(OneSource.Page("https://empleos.example/oferta/1", Encoding.UTF8.GetBytes(html), At), rules: null, elsewhere);
}
