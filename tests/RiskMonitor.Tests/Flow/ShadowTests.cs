using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RiskMonitor.Collecting;
using RiskMonitor.Enriching;
using RiskMonitor.Extracting;
using RiskMonitor.Linking;
using RiskMonitor.Tests.Classifying;

namespace RiskMonitor.Tests.Flow;

/// <summary>A source or a layout in shadow does its work, is counted, and leaves nothing in the store.</summary>
public sealed class ShadowTests
{
    [Fact]
    public async Task Adverts_of_a_source_in_shadow_are_counted_and_not_stored()
    {
        var sink = new KeepingSink();
        await using var rig = new FlowRig(sink);
        await rig.Runner.StartAsync(TestContext.Current.CancellationToken);

        await rig.Runner.SubmitAsync(FlowRig.Source with { Stage = Stage.Shadow }, FlowRig.Page("a"), TestContext.Current.CancellationToken);
        await rig.SubmitAsync(FlowRig.Page("b"));
        await rig.Runner.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal((2, 2, 1), (rig.Progress.Pages, rig.Progress.Ads, rig.Progress.NewAds));
        Assert.Single(sink.Kept);
    }

    [Fact]
    public async Task What_a_source_in_shadow_brought_is_new_once_it_is_on()
    {
        var sink = new KeepingSink();
        await using var rig = new FlowRig(sink);

        Assert.Empty(rig.Flow.Process(FlowRig.Page("a"), FlowRig.Source.Extract, Stage.Shadow).Scored);
        Assert.Single(rig.Flow.Process(FlowRig.Page("a"), FlowRig.Source.Extract).Scored);
    }

    [Fact]
    public void A_layout_in_shadow_reads_beside_the_one_that_is_on_and_differences_are_logged_by_id()
    {
        var log = new KeptLog<AdFlow>();
        var linker = new CampaignLinker(ContactSealer.Ephemeral(), new NoCampaignOverrides(), TimeProvider.System);
        var flow = new AdFlow(ShippedModel.Enricher, linker, ShippedModel.Classifier, log);
        var selectors = ImmutableSortedDictionary<string, string>.Empty.Add("body", "#nada");

        var item = flow.Process(FlowRig.Page("a"), FlowRig.Source.Extract with { Shadow = "selectors", Selectors = selectors });
        var same = flow.Process(FlowRig.Page("b"), FlowRig.Source.Extract with { Shadow = "any" });

        var ad = Assert.Single(item.Scored).Id;
        Assert.Equal((1, 0), (item.Differences, same.Differences));
        Assert.Equal($"Source bolsa: selectors/1, in shadow, reads advert {ad} otherwise: not found", Assert.Single(log.Lines, line => line.Level == LogLevel.Information).Text);
    }

    [Fact]
    public void A_layout_is_named_by_its_stage()
    {
        ImmutableArray<Layout> known = [new("uno", 1), new("dos", 3, Stage.Shadow), new("tres", 1, Stage.Off)];

        Assert.Equal(
            [null, "it is in shadow: name it as extract.shadow, beside one that is on", "it is off", "known are uno"],
            ((string[])["uno", "dos", "tres", "cuatro"]).Select(id => Layouts.Problem(known, id)));
        Assert.Equal([null, null, "it is off", "known are uno, dos"], ((string[])["uno", "dos", "tres", "cuatro"]).Select(id => Layouts.ShadowProblem(known, id)));
    }

    [Fact]
    public void Every_layout_has_an_id_of_its_own_and_a_version()
    {
        Assert.Equal(Layouts.Named.Length, Layouts.Named.Select(layout => layout.Id).Distinct().Count());
        Assert.All(Layouts.Named, layout => Assert.True(layout.Version >= 1));
        Assert.Equal("jsonld/1", Layouts.NameOf("jsonld"));
    }
}
