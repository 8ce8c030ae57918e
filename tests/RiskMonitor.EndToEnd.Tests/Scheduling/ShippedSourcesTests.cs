using RiskMonitor.App.Scheduling;
using RiskMonitor.Collecting;

namespace RiskMonitor.EndToEnd.Tests.Scheduling;

/// <summary>The source files beside the executable, with every rule the application knows.</summary>
public sealed class ShippedSourcesTests
{
    [Fact]
    public void Schedules_and_layouts_of_the_files_that_are_shipped_exist()
    {
        var options = new CollectionOptions();

        var catalog = SourceCatalog.Load(options.Sources, options, SourceChecks.All);

        Assert.Empty(catalog.Problems);
        Assert.NotEmpty(catalog.SwitchedOff);
    }

    [Fact]
    public void A_schedule_or_a_layout_that_does_not_exist_is_refused()
    {
        Assert.NotNull(SourceChecks.All.Cron("0 99 4 * * ?"));
        Assert.NotNull(SourceChecks.All.Layout("no-such-board"));
        Assert.Null(SourceChecks.All.Layout("jsonld"));
    }
}
