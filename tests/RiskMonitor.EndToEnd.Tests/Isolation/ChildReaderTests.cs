using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.App.Isolation;
using RiskMonitor.Collecting;
using RiskMonitor.EndToEnd.Tests.Drivers;
using RiskMonitor.Extracting;

namespace RiskMonitor.EndToEnd.Tests.Isolation;

public sealed class ChildReaderTests
{
    /// <summary>However busy the machine is: for pages that are to be read.</summary>
    private static readonly ReadingLimits Patient = new() { Page = TimeSpan.FromSeconds(60), Start = TimeSpan.FromSeconds(60) };

    private static readonly string Careless = string.Concat(Enumerable.Repeat("<pre>a</pre>", 2000));

    [Fact]
    public void A_doubtful_page_that_is_only_careless_is_read_apart_with_the_ids_of_here()
    {
        using var elsewhere = new ChildReader(NullLogger<ChildReader>.Instance, Patient);
        var here = Assert.Single(Extract(HostilePages.Ordinary("Panadera"), elsewhere).Ads);
        Assert.Empty(elsewhere.Processes);
        var apart = Assert.Single(Extract(HostilePages.Ordinary("Panadera") + Careless, elsewhere).Ads);
        Assert.Equal(2, elsewhere.Processes.Count);
        Assert.Equal(here.Ad, apart.Ad);
        Assert.Equal(here.SourceUrl, apart.SourceUrl);
        Assert.Equal(here.Fields, apart.Fields);
    }

    [Fact]
    public void What_kills_its_process_is_said_and_another_process_reads_the_next_page()
    {
        using var elsewhere = new ChildReader(NullLogger<ChildReader>.Instance, Patient);
        Assert.Single(Extract(HostilePages.Ordinary("Panadera") + Careless, elsewhere).Ads);
        var before = elsewhere.Processes;
        var crash = elsewhere.Read("no request"u8.ToArray());
        Assert.Matches("^the process that read it ended with [1-9][0-9]*$", crash.Problem);
        Assert.DoesNotContain(before[0], elsewhere.Processes);
        Assert.Contains(before[1], elsewhere.Processes);
        Assert.Single(Extract(HostilePages.Ordinary("Panadera") + Careless, elsewhere).Ads);
    }

    [Fact]
    public void A_page_that_takes_too_long_is_stopped()
    {
        using var elsewhere = new ChildReader(NullLogger<ChildReader>.Instance, new ReadingLimits { Page = TimeSpan.FromMilliseconds(200) });
        var rejection = Assert.Single(Extract(HostilePages.Shapes["nested div"](140_000), elsewhere).Rejected);
        Assert.Equal("unparsable: more than 500 elements are open at once; reading it apart takes more than 0.2 seconds", rejection.Reason);
    }

    [Fact]
    public void A_page_that_takes_too_much_memory_is_stopped()
    {
        using var elsewhere = new ChildReader(NullLogger<ChildReader>.Instance, new ReadingLimits { Page = TimeSpan.FromSeconds(30), Memory = 20 << 20 });
        var rejection = Assert.Single(Extract(HostilePages.Shapes["nested div"](140_000), elsewhere).Rejected);
        Assert.EndsWith("more than 20 MB)", rejection.Reason, StringComparison.Ordinal); // it does not even start in so little
    }

    [Fact]
    public async Task The_process_knows_nothing_of_ours_and_ends_with_who_started_it_in_the_middle_of_a_page()
    {
        Environment.SetEnvironmentVariable("MONITOR_TEST_SECRET", "a-secret-of-ours");
        using var process = Process.Start(ReaderCommand.Create())!;
        Assert.Empty(Frames.Read(process.StandardOutput.BaseStream)!);
        if (OperatingSystem.IsLinux())
            Assert.DoesNotContain("a-secret-of-ours", await File.ReadAllTextAsync($"/proc/{process.Id}/environ", TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var costly = Request(HostilePages.Shapes["formatting that a table keeps open"](2_000_000));
        Frames.Write(process.StandardInput.BaseStream, costly);
        process.StandardInput.Close(); // as when its parent is killed
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task It_is_not_in_the_help() =>
        Assert.DoesNotContain(PageReadingLoop.Verb, string.Join('\n', (await MonitorProcess.RunAsync("--help")).Output), StringComparison.Ordinal);

    /// <summary>The message that the flow would send, caught on its way.</summary>
    private static byte[] Request(string html)
    {
        var caught = new Catching();
        Extract(html, caught);
        return caught.Message;
    }

    private static ExtractionResult Extract(string html, Collecting.Html.IDoubtfulPageReader elsewhere) =>
        AdExtractor.Extract(OneSource.Page("https://empleos.example/oferta/1", Encoding.UTF8.GetBytes(html), new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero)), new ExtractionRules { Layout = "jsonld" }, elsewhere);

    private sealed class Catching : Collecting.Html.IDoubtfulPageReader
    {
        public byte[] Message { get; private set; } = [];

        public Collecting.Html.DoubtfulAnswer Read(ReadOnlyMemory<byte> request)
        {
            Message = request.ToArray();
            return Collecting.Html.DoubtfulAnswer.Failed("caught");
        }
    }
}
