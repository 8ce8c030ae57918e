using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.Classifying;
using RiskMonitor.Classifying.Models;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Tests.Classifying;

namespace RiskMonitor.Tests.Flow;

public sealed class AdFlowTests
{
    [Fact]
    public void An_advert_that_was_linked_and_could_not_be_scored_is_new_when_it_comes_again()
    {
        var model = LoadedModel.Load(new ModelFolder(ShippedModel.Folder));
        var broken = new AdClassifier(model with { File = model.File with { TermWeights = [] } }, ShippedModel.Enricher.Catalog);
        var linker = new CampaignLinker(ContactSealer.Ephemeral(), new NoCampaignOverrides(), TimeProvider.System);
        var first = new AdFlow(ShippedModel.Enricher, linker, broken, NullLogger<AdFlow>.Instance).Process(FlowRig.Page("a"), FlowRig.Source.Extract);
        Assert.Contains("could not be scored", Assert.Single(first.Rejected).Reason, StringComparison.Ordinal);
        Assert.Equal(0, linker.Count);

        var mended = new AdFlow(ShippedModel.Enricher, linker, ShippedModel.Classifier, NullLogger<AdFlow>.Instance).Process(FlowRig.Page("a"), FlowRig.Source.Extract);
        Assert.Single(mended.Scored);
    }
}
