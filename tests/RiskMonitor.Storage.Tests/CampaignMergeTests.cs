using RiskMonitor.Alerts;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Storage.Tests.Building;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage.Tests;

public sealed class CampaignMergeTests
{
    private static readonly CampaignId One = CampaignId.New(DateTimeOffset.UnixEpoch);
    private static readonly CampaignId Two = CampaignId.New(DateTimeOffset.UnixEpoch);
    private static readonly CampaignId Three = CampaignId.New(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task Two_open_alerts_become_one_and_the_older_stays()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a1", One) { FakeJob = .6 }.WithPhone("+525500000001"));
        var older = await house.OnlyOpenAlertAsync();
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var younger = Assert.Single((await house.WriteAsync(new AdBuilder("a2", Two) { FakeJob = .9 }.WithPhone("+525500000002"))).ToQueue).Id;
        house.Clock.Advance(TimeSpan.FromMinutes(5));

        var outcome = await house.WriteAsync(new AdBuilder("a3", Two) { FakeJob = .1, Absorbs = [One] });

        Assert.Equal(0, outcome.NewAlerts);
        Assert.Equal([younger], outcome.ToRemove);
        Assert.Equal(older.Id, Assert.Single(outcome.ToQueue).Id);
        var open = await house.OnlyOpenAlertAsync();
        Assert.Equal((older.Id, Two, 3, 2), (open.Id, open.Campaign, open.Ads, open.Contacts));
        Assert.Equal([TransitionWhy.Opened, TransitionWhy.Merged], (await house.DetailAsync(younger)).History.Select(step => step.Why));
        Assert.Equal(0, house.Count("ads", $"campaign_id = '{One}'"));
    }

    [Fact]
    public async Task An_alert_moves_with_its_campaign_when_the_other_has_none()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a1", One) { FakeJob = .6 });
        var alert = await house.OnlyOpenAlertAsync();
        var outcome = await house.WriteAsync(new AdBuilder("a2", Two) { Absorbs = [One] });
        Assert.Equal((0, 0), (outcome.NewAlerts, outcome.ToRemove.Length));
        Assert.Equal((alert.Id, Two, 2), ((await house.OnlyOpenAlertAsync()).Id, (await house.OnlyOpenAlertAsync()).Campaign, (await house.OnlyOpenAlertAsync()).Ads));
    }

    [Fact]
    public async Task Adverts_that_arrive_late_follow_the_campaign_that_took_theirs_in()
    {
        await using var house = await StoreHouse.OpenAsync();
        // Workers overtake each other: the merges are written before the advert that made the first campaign.
        await house.WriteAsync(new AdBuilder("a3", Three) { Absorbs = [Two] }, new AdBuilder("a2", Two) { Absorbs = [One] });
        await house.WriteAsync(new AdBuilder("a1", One) { FakeJob = .9 });
        var alert = await house.OnlyOpenAlertAsync();
        Assert.Equal((Three, 3), (alert.Campaign, alert.Ads));
    }

    [Fact]
    public async Task A_merge_in_a_circle_ends_in_one_campaign()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a1", One) { FakeJob = .9 }, new AdBuilder("a2", Two) { FakeJob = .9 });
        await house.WriteAsync(new AdBuilder("a3", Two) { Absorbs = [One] });
        await house.WriteAsync(new AdBuilder("a4", One) { Absorbs = [Two, One] });
        Assert.Equal((Two, 4), ((await house.OnlyOpenAlertAsync()).Campaign, (await house.OnlyOpenAlertAsync()).Ads));
    }

    [Fact]
    public async Task A_dismissal_goes_along_with_the_campaign_it_was_about()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a1", One) { FakeJob = .6 }.WithPhone("+525500000001"));
        await house.DecideAsync((await house.OnlyOpenAlertAsync()).Id, TriageVerdict.NotRelevant);
        house.Clock.Advance(TimeSpan.FromHours(1));
        // The other campaign has nothing that the dismissed one had not.
        await house.WriteAsync(new AdBuilder("a2", Two) { FakeJob = .1 }.WithPhone("+525500000001"));
        var outcome = await house.WriteAsync(new AdBuilder("a3", Two) { FakeJob = .1, Absorbs = [One] });
        Assert.Equal(0, outcome.NewAlerts);
        Assert.NotNull(house.Overrides.VerdictOn(Two, house.Clock.GetUtcNow()));
        Assert.Null(house.Overrides.VerdictOn(One, house.Clock.GetUtcNow()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dismissed_campaign_that_is_joined_by_an_unseen_contact_alerts_again(bool dismissedIsAbsorbed)
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a1", One) { FakeJob = .6 }.WithPhone("+525500000001"));
        await house.WriteAsync(new AdBuilder("a2", Two) { FakeJob = .1 }.WithPhone("+525500000002"));
        var dismissed = (await house.OnlyOpenAlertAsync()).Id;
        await house.DecideAsync(dismissed, TriageVerdict.NotRelevant);
        house.Clock.Advance(TimeSpan.FromHours(1));
        var (into, from) = dismissedIsAbsorbed ? (Two, One) : (One, Two);
        var outcome = await house.WriteAsync(new AdBuilder("a3", into) { FakeJob = .1, Absorbs = [from] });
        Assert.Equal(1, outcome.NewAlerts);
        Assert.NotEqual(dismissed, (await house.OnlyOpenAlertAsync()).Id);
        Assert.Equal(2, (await house.Reader.ListAsync(new AlertFilter(), TestContext.Current.CancellationToken)).Total);
        Assert.Equal(AlertState.Decided, (await house.DetailAsync(dismissed)).Row.State);
    }

    [Fact]
    public async Task That_two_campaigns_are_one_is_no_news_by_itself()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a1", One) { FakeJob = .6 }.WithPhone("+525500000001"));
        house.Clock.Advance(TimeSpan.FromHours(10));
        var later = house.Clock.GetUtcNow();
        await house.WriteAsync(new AdBuilder("a2", Two) { FakeJob = .6 }.WithPhone("+525500000002"));
        house.Clock.Advance(TimeSpan.FromHours(10));
        await house.WriteAsync(new AdBuilder("a3", Two) { Absorbs = [One] });
        Assert.Equal(later.UtcTicks, house.Scalar($"SELECT fresh_at FROM campaigns WHERE id = '{Two}'"));
    }
}
