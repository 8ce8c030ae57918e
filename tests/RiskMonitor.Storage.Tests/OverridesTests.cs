using RiskMonitor.Ads;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Linking;
using RiskMonitor.Storage.Tests.Building;

namespace RiskMonitor.Storage.Tests;

public sealed class OverridesTests
{
    private static readonly AdId One = AdId.Parse("a1");
    private static readonly AdId Two = AdId.Parse("a2");
    private static readonly AdId Three = AdId.Parse("a3");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_say_of_a_pair_holds_in_either_order_and_after_a_restart()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.Get<CampaignOverrides>().SayAsync(Two, One, LinkOverride.CannotLink, "ana", Stop);
        await house.Get<CampaignOverrides>().SayAsync(Two, Three, LinkOverride.MustLink, "ana", Stop);
        await house.RestartAsync();
        Assert.Equal(LinkOverride.CannotLink, house.Overrides.Between(One, Two));
        Assert.Equal(LinkOverride.CannotLink, house.Overrides.Between(Two, One));
        Assert.Equal(LinkOverride.None, house.Overrides.Between(One, Three));
        Assert.Equal([One, Three], house.Overrides.PairedWith(Two));
        Assert.Empty(house.Overrides.PairedWith(AdId.Parse("a4")));
    }

    [Fact]
    public async Task People_can_change_their_mind_and_take_it_back()
    {
        await using var house = await StoreHouse.OpenAsync();
        var overrides = house.Get<CampaignOverrides>();
        await overrides.SayAsync(One, Two, LinkOverride.CannotLink, "ana", Stop);
        await overrides.SayAsync(Two, One, LinkOverride.MustLink, "luz", Stop);
        Assert.Equal(LinkOverride.MustLink, overrides.Between(One, Two));
        await overrides.SayAsync(One, Two, LinkOverride.None, "luz", Stop);
        Assert.Equal(LinkOverride.None, overrides.Between(One, Two));
        Assert.Empty(overrides.PairedWith(One));
    }
}
