namespace RiskMonitor.Tests.Linking;

/// <summary>Alone in the process, because it looks at the whole heap.</summary>
[Collection<LinkingMemoryTests>]
[CollectionDefinition(DisableParallelization = true)]
public sealed class LinkingMemoryTests
{
    [Fact]
    public void An_advert_takes_at_most_one_and_a_half_kilobytes()
    {
        const int count = 33_000; // just after the table has doubled, when it is emptiest
        var linker = new AdDriver().Linker;
        linker.Link(AdDriver.Ad("first", AdDriver.Text(0)));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < count; i++)
            linker.Link(AdDriver.Ad($"{i:x16}", AdDriver.Text(i + 1), $"phone:+5255{i:00000000}"));
        var perAd = (GC.GetTotalMemory(forceFullCollection: true) - before) / count;
        GC.KeepAlive(linker);

        TestContext.Current.TestOutputHelper!.WriteLine($"memory: {perAd} bytes an advert, {count} adverts, each with a text and a phone of its own");
        Assert.InRange(perAd, 500, 1536);
    }
}
