using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Health;
using RiskMonitor.Enriching;
using RiskMonitor.Extracting;
using RiskMonitor.Linking;
using RiskMonitor.Tests.Classifying;
using RiskMonitor.Tests.Flow;

namespace RiskMonitor.Tests.Extracting;

/// <summary>A quick reader that errs is found out, its source is parsed whole from then on, and nothing of it is lost.</summary>
public sealed class TierWatchTests : IDisposable
{
    private static readonly ExtractionRules Rules = new() { Layout = "jsonld" };
    private readonly ExtractMeter _meter = new();
    private readonly KeptLog<TierWatch> _log = new();
    private int _read;

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void A_page_that_differs_counts_as_it_is_read_whole_and_the_source_has_an_alarm()
    {
        var watch = Watch(first: 1, oneIn: 1, Erring);
        var found = Assert.Single(AdExtractor.Extract(FlowRig.Page("a"), Rules, elsewhere: null, watch).Ads);
        Assert.Equal("Ayudante a", found.Ad.Title);

        Assert.Equal(new SourceAlarm(SourceAlarmKind.QuickReading, FlowRig.Page("a").FetchedAt, 1, 1), Assert.Single(watch.SignsOf("bolsa")));
        Assert.Empty(watch.SignsOf("otra"));
        var lines = _log.Lines.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text).ToList();
        Assert.Equal(2, lines.Count);
        Assert.EndsWith($"read by linked_data differs from the whole page: advert {found.Ad.Id}: title, company", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Ayudante", string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void From_then_on_the_source_is_parsed_whole_until_it_is_read_by_other_rules()
    {
        var watch = Watch(first: 1, oneIn: 1, Erring);
        foreach (var name in (string[])["a", "b", "c"])
            Assert.Equal($"Ayudante {name}", Assert.Single(AdExtractor.Extract(FlowRig.Page(name), Rules, elsewhere: null, watch).Ads).Ad.Title);
        Assert.Equal(1, _read);
        _ = AdExtractor.Extract(FlowRig.Page("d") with { SourceId = "otra" }, Rules, elsewhere: null, watch);
        Assert.Equal(2, _read);
        _ = AdExtractor.Extract(FlowRig.Page("e"), Rules with { Shadow = "any" }, elsewhere: null, watch);
        Assert.Equal(3, _read);
    }

    [Fact]
    public void The_first_pages_are_compared_and_later_the_share_that_their_addresses_choose()
    {
        var watch = Watch(first: 5, oneIn: 10, Honest);
        var pages = Enumerable.Range(0, 405).Select(number => FlowRig.Page(FormattableString.Invariant($"{number}"))).ToList();
        var whole = new List<string>();
        foreach (var page in pages)
        {
            var (tier, quick) = watch.TryRead(page, Rules)!.Value;
            Assert.Same(quick, watch.Settle(page, Rules, tier, quick, () =>
            {
                whole.Add(page.Url.AbsolutePath);
                return AdExtractor.ParseHere(page, Rules);
            }));
        }

        Assert.Equal(pages.Take(5).Select(page => page.Url.AbsolutePath), whole.Take(5));
        Assert.InRange(whole.Count, 5 + 20, 5 + 70);
        Assert.Empty(watch.SignsOf("bolsa"));
    }

    [Fact]
    public void A_page_that_cannot_be_parsed_here_is_compared_with_nothing()
    {
        var watch = Watch(first: 1, oneIn: 1, Erring);
        var (tier, quick) = watch.TryRead(FlowRig.Page("a"), Rules)!.Value;
        Assert.Same(quick, watch.Settle(FlowRig.Page("a"), Rules, tier, quick, () => null));
        Assert.Empty(watch.SignsOf("bolsa"));
    }

    [Fact]
    public void The_flow_goes_on_and_no_advert_is_lost()
    {
        var linker = new CampaignLinker(ContactSealer.Ephemeral(), new NoCampaignOverrides(), TimeProvider.System);
        var flow = new AdFlow(ShippedModel.Enricher, linker, ShippedModel.Classifier, NullLogger<AdFlow>.Instance, elsewhere: null, Watch(first: 20, oneIn: 100, Losing));
        var pages = Enumerable.Range(0, 30).Select(number => FlowRig.Page(FormattableString.Invariant($"{number}"), FormattableString.Invariant($"Se solicita ayudante {number} para bodega {number * 7}."))).ToList();
        var kept = pages.Select(page => Assert.Single(flow.Process(page, Rules).Scored).Id);
        Assert.Equal(pages.Select(page => AdExtractor.Extract(page, Rules).Ads[0].Ad.Id), kept);
        Assert.Equal(1, _read);
    }

    [Fact]
    public async Task The_sources_show_the_alarm_beside_those_of_collecting()
    {
        var watch = Watch(first: 1, oneIn: 1, Erring);
        _ = AdExtractor.Extract(FlowRig.Page("a") with { SourceId = FlowRig.Source.Id }, Rules, elsewhere: null, watch);
        var overview = new SourceOverview(new SourceListing(new SourceCatalog([FlowRig.Source], [], []), (_, _) => TimeSpan.FromHours(1)), new NoRuns(), TimeProvider.System, [watch]);
        var report = Assert.Single(await overview.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(SourceAlarmKind.QuickReading, Assert.Single(report.Alarms).Kind);
    }

    private TierWatch Watch(int first, int oneIn, QuickReader read) => new(new TierOptions { CompareFirst = first, CompareOneIn = oneIn }, _meter, _log, (page, rules) =>
    {
        _read++;
        return read(page, rules);
    });

    private static (ReadingTier Tier, ExtractionResult Result)? Honest(FetchedPage page, ExtractionRules? rules) => QuickReading.TryRead(page, rules);

    private static (ReadingTier Tier, ExtractionResult Result)? Erring(FetchedPage page, ExtractionRules? rules)
    {
        var (tier, result) = Honest(page, rules)!.Value;
        return (tier, result with { Ads = [.. result.Ads.Select(found => found with { Ad = found.Ad with { Title = "otro", Company = "otra" } })] });
    }

    private static (ReadingTier Tier, ExtractionResult Result)? Losing(FetchedPage page, ExtractionRules? rules) => (ReadingTier.LinkedData, new ExtractionResult([], []));

    private sealed class NoRuns : IRunHistory
    {
        public ValueTask<SourceHistory> ReadAsync(string sourceId, int mostRuns, CancellationToken cancellationToken) => ValueTask.FromResult(SourceHistory.None);
    }
}
