using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using RiskMonitor.App.Demo.Sites;
using RiskMonitor.Collecting;
using RiskMonitor.Extracting;

namespace RiskMonitor.EndToEnd.Tests.Demo;

/// <summary>Every advert page of the demo is read quickly, and gives what the whole page gives.</summary>
public sealed class TiersOnDemoSitesTests
{
    [Fact]
    public void No_page_of_the_demo_needs_to_be_parsed_whole_and_all_tiers_read_the_same()
    {
        var corpus = DemoCorpus.Sample(Path.Combine(AppContext.BaseDirectory, "seeds", "demo", "ads.jsonl"), limit: null, TimeProvider.System);
        using var meter = new ExtractMeter();
        using var heard = new MeterListener();
        var counts = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        heard.InstrumentPublished = (instrument, listener) =>
        {
            if (meter.Is(instrument.Meter))
                listener.EnableMeasurementEvents(instrument);
        };
        heard.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            foreach (var (name, tag) in tags)
            {
                if (name is "tier" or "result")
                    counts.AddOrUpdate($"{tag}", value, (_, sum) => sum + value);
            }
        });
        heard.Start();
        var watch = new TierWatch(Options.Create(new TierOptions { CompareFirst = 100_000 }), meter, NullLogger<TierWatch>.Instance);

        var jobs = corpus.On(DemoSite.Jobs).Select(ad => (Html: JobBoardPage.Render(ad), Path: JobBoardPage.Path + ad.Slug)).ToList();
        var classifieds = corpus.On(DemoSite.Classifieds, onNoticeBoard: false).Select(ad => (Html: ClassifiedsPage.Render(ad), Path: ClassifiedsPage.Path + ad.Slug)).ToList();
        var escorts = corpus.On(DemoSite.Escorts).Select(ad => (Html: EscortBoardPage.Render(ad), Path: EscortBoardPage.Path + ad.Slug)).ToList();
        var notices = corpus.On(DemoSite.Classifieds, onNoticeBoard: true);
        var boards = notices.Select(ad => (Html: NoticeBoardPages.RenderOne(notices, ad.Slug)!, Path: NoticeBoardPages.NoticePath + ad.Slug)).Append((Html: NoticeBoardPages.Render(notices, 1)!, Path: NoticeBoardPages.Path)).ToList();
        Read(jobs, DemoSite.Jobs, "jsonld");
        Read(classifieds, DemoSite.Classifieds, "demo-classifieds");
        Read(escorts, DemoSite.Escorts, "demo-escort-board");
        Read(boards, DemoSite.Classifieds, "demo-notice-board");

        var inContainers = classifieds.Count + escorts.Count + boards.Count;
        Assert.True(jobs.Count >= 20 && classifieds.Count >= 5 && escorts.Count >= 5 && boards.Count >= 5, $"{jobs.Count}, {classifieds.Count}, {escorts.Count}, {boards.Count}");
        Assert.Equal((jobs.Count, inContainers, 0), (counts["linked_data"], counts["container"], counts.GetValueOrDefault("whole")));
        Assert.Equal((jobs.Count + inContainers, 0), (counts["same"], counts.GetValueOrDefault("different")));

        void Read(IEnumerable<(string Html, string Path)> pages, string host, string layout)
        {
            foreach (var (html, path) in pages)
                Assert.NotEmpty(AdExtractor.Extract(Page(html, host, path, layout), new ExtractionRules { Layout = layout }, elsewhere: null, watch).Ads);
            Assert.Empty(watch.SignsOf(layout));
        }
    }

    private static FetchedPage Page(string html, string host, string path, string layout) => new()
    {
        SourceId = layout,
        Url = new Uri($"http://{host}{path}"),
        Outcome = FetchOutcome.Fetched,
        Reason = "a page of the demo",
        FetchedAt = DateTimeOffset.UnixEpoch,
        Body = Encoding.UTF8.GetBytes(html),
    };
}
