using RiskMonitor.Linking;
using static RiskMonitor.Tests.Linking.AdDriver;

namespace RiskMonitor.Tests.Linking;

public sealed class OverrideTests
{
    [Fact]
    public void Adverts_that_people_joined_are_one_campaign_without_anything_in_common()
    {
        var driver = new AdDriver(new SpokenOverrides().Say("a", "b", LinkOverride.MustLink));
        var first = driver.Link("a", Text(1)).Campaign;
        var second = driver.Link("b", Text(2));
        Assert.Equal(first, second.Campaign);
        Assert.Empty(second.Why);
    }

    [Fact]
    public void Adverts_that_people_set_apart_do_not_join_though_they_are_equal()
    {
        var driver = new AdDriver(new SpokenOverrides().Say("a", "b", LinkOverride.CannotLink));
        driver.Link("a", Text(1), "phone:+525512345601");
        var second = driver.Link("b", Text(1), "phone:+525512345601");
        Assert.Empty(second.Why);
        Assert.False(driver.AreTogether("a", "b"));
    }

    [Fact]
    public void A_third_advert_does_not_join_again_what_people_set_apart()
    {
        var driver = new AdDriver(new SpokenOverrides().Say("a", "b", LinkOverride.CannotLink));
        driver.Link("a", Text(1));
        driver.Link("b", Text(1));
        var third = driver.Link("c", Text(1));
        Assert.True(driver.AreTogether("a", "c"));
        Assert.False(driver.AreTogether("b", "c"));
        Assert.Single(third.Why);
    }

    [Fact]
    public async Task What_people_set_apart_stays_apart_after_a_restart()
    {
        var overrides = new SpokenOverrides().Say("a", "b", LinkOverride.CannotLink);
        var before = new AdDriver(overrides);
        var memory = new RememberedAds(before.Link("a", Text(1)), before.Link("b", Text(1)));
        var after = new AdDriver(overrides);
        await after.Linker.LoadAsync(memory, TestContext.Current.CancellationToken);
        after.Link("c", Text(1));
        Assert.False(after.AreTogether("a", "b"));
    }

    [Fact]
    public void People_who_join_and_set_apart_are_both_heard()
    {
        var driver = new AdDriver(new SpokenOverrides().Say("a", "c", LinkOverride.CannotLink).Say("b", "c", LinkOverride.MustLink));
        driver.Link("a", Text(1));
        driver.Link("b", Text(2));
        driver.Link("c", Text(1));
        Assert.True(driver.AreTogether("b", "c"));
        Assert.False(driver.AreTogether("a", "c"));
    }
}
