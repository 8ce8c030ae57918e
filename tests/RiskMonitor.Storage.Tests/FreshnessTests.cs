using RiskMonitor.Linking;
using RiskMonitor.Storage.Tests.Building;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage.Tests;

/// <summary>Only a new contact, place, head or escalation makes a campaign fresh; copies do not.</summary>
public sealed class FreshnessTests
{
    private static readonly CampaignId One = CampaignId.New(DateTimeOffset.UnixEpoch);

    private static AdBuilder First => new AdBuilder("a1", One) { FakeJob = .6 }.WithPhone("+525500000001").In("Puebla", "Puebla");

    [Fact]
    public async Task A_copy_does_not_raise_the_priority()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(First);
        house.Clock.Advance(TimeSpan.FromHours(10));
        var before = (await house.OnlyOpenAlertAsync()).Priority;
        await house.WriteAsync([.. Enumerable.Range(0, 50).Select(i => First with { Id = $"copy-{i}" })]);
        Assert.Equal(before, (await house.OnlyOpenAlertAsync()).Priority, 9);
        Assert.Equal(before, Assert.Single(house.Open()).Priority, 9);
    }

    public static TheoryData<string> News => ["contact", "place", "head", "escalation"];

    [Theory]
    [MemberData(nameof(News))]
    public async Task Something_new_makes_it_fresh(string what)
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(First);
        house.Clock.Advance(TimeSpan.FromHours(10));
        var before = (await house.OnlyOpenAlertAsync()).Priority;
        await house.WriteAsync(New(what));
        Assert.Equal(house.Clock.GetUtcNow().UtcTicks, house.Scalar("SELECT fresh_at FROM campaigns"));
        Assert.True((await house.OnlyOpenAlertAsync()).Priority > before);
    }

    [Theory]
    [MemberData(nameof(News))]
    public async Task Something_new_alerts_again_after_a_dismissal(string what)
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(First);
        await house.DecideAsync((await house.OnlyOpenAlertAsync()).Id, TriageVerdict.NotRelevant);
        house.Clock.Advance(TimeSpan.FromHours(10));
        Assert.Equal(0, (await house.WriteAsync(First with { Id = "copy" })).NewAlerts);
        Assert.Equal(1, (await house.WriteAsync(New(what))).NewAlerts);
    }

    [Fact]
    public async Task A_link_that_only_differs_in_each_copy_is_no_news()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(First);
        house.Clock.Advance(TimeSpan.FromHours(10));
        var freshAt = house.Scalar("SELECT fresh_at FROM campaigns");
        await house.WriteAsync(First with { Id = "a2", ContactValues = First.ContactValues.Add((Enriching.ContactKind.Url, "bolsa.example/2")) });
        Assert.Equal(freshAt, house.Scalar("SELECT fresh_at FROM campaigns"));
    }

    [Theory]
    [InlineData(89, 0)]
    [InlineData(91, 1)]
    public async Task A_dismissal_stops_copies_from_alerting_for_ninety_days(int days, int newAlerts)
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(First);
        await house.DecideAsync((await house.OnlyOpenAlertAsync()).Id, TriageVerdict.NotRelevant);
        house.Clock.Advance(TimeSpan.FromDays(days));
        Assert.Equal(newAlerts, (await house.WriteAsync(First with { Id = "copy" })).NewAlerts);
    }

    [Fact]
    public async Task Members_older_than_thirty_days_no_longer_count()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(First with { FakeJob = .9 });
        house.Clock.Advance(TimeSpan.FromDays(31));
        await house.WriteAsync(First with { Id = "a2", FakeJob = .55 });
        Assert.Equal(55 * .6, (await house.DetailAsync((await house.OnlyOpenAlertAsync()).Id)).Priority.Risk, 9);
    }

    private static AdBuilder New(string what)
    {
        var copy = First with { Id = "a2" };
        return what switch
        {
            "contact" => copy.WithEmail("informes@bolsa.example"),
            "place" => copy.In("Quintana Roo", "Benito Juárez"),
            "head" => copy with { Recruitment = .55 },
            _ => copy with { Escalations = ["C04"] },
        };
    }
}
