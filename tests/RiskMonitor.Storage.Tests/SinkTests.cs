using Microsoft.Data.Sqlite;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Tests.Building;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Tests;

public sealed class SinkTests
{
    private static readonly CampaignId One = CampaignId.New(DateTimeOffset.UnixEpoch);
    private static readonly CampaignId Two = CampaignId.New(DateTimeOffset.UnixEpoch);

    [Fact]
    public async Task The_same_batch_twice_changes_nothing()
    {
        await using var house = await StoreHouse.OpenAsync();
        var at = house.Clock.GetUtcNow();
        FlowItem[] batch =
        [
            new AdBuilder("a1", One) { FakeJob = .9 }.WithPhone("+525500000001").In("Puebla", "Puebla").OnAPage(at),
            new AdBuilder("a2", Two) { FakeJob = .6, Absorbs = [One] }.WithPhone("+525500000001").OnAPage(at),
            new AdBuilder("a3", Two).OnAPage(at) with { Rejected = [new Rejection("https://bolsa.example/1", "no text")] },
        ];
        var first = await house.WriteAsync(batch);
        Assert.Equal((3, 1), (first.NewAds, first.NewAlerts));
        var before = house.Dump();

        house.Clock.Advance(TimeSpan.FromHours(5));
        var second = await house.WriteAsync(batch);
        Assert.Equal((0, 0), (second.NewAds, second.NewAlerts));
        Assert.Empty(second.ToQueue);
        Assert.Empty(second.ToRemove);
        Assert.Equal(before, house.Dump());
    }

    [Fact]
    public async Task A_changed_advert_replaces_what_was_stored_and_is_not_new()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a1", One) { FakeJob = .6 }.WithPhone("+525500000001").In("Puebla", "Puebla"));
        house.Clock.Advance(TimeSpan.FromHours(1));
        var outcome = await house.WriteAsync(new AdBuilder("a1", One) { FakeJob = .9, Body = "Otro texto." }.WithPhone("+525500000002"));

        Assert.Equal((0, 0), (outcome.NewAds, outcome.NewAlerts));
        Assert.Single(outcome.ToQueue);
        var ad = Assert.Single((await house.DetailAsync((await house.OnlyOpenAlertAsync()).Id)).Ads);
        Assert.StartsWith("Otro texto.", ad.Ad.Body, StringComparison.Ordinal);
        Assert.Equal(.9, ad.Scores.FakeJob);
        Assert.Single(ad.Contacts);
        Assert.Equal(0, house.Count("places"));
    }

    [Fact]
    public async Task An_advert_below_review_makes_no_alert_and_an_escalation_always_does()
    {
        await using var house = await StoreHouse.OpenAsync();
        Assert.Equal(0, (await house.WriteAsync(new AdBuilder("a1", One) { FakeJob = .49 })).NewAlerts);
        Assert.Equal(1, (await house.WriteAsync(new AdBuilder("a2", Two) { FakeJob = .01, Escalations = ["C04"] })).NewAlerts);
        Assert.True((await house.OnlyOpenAlertAsync()).Priority > 1000);
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_nothing()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a0", One));
        var before = house.Dump();
        // The second advert breaks a rule of the database after the first was written.
        var broken = new AdBuilder("a2", Two) { Why = [new CampaignLink(LinkKind.Text, AdId.Parse("a1"), double.NaN)] };
        await Assert.ThrowsAnyAsync<Exception>(() => house.WriteAsync(new AdBuilder("a1", Two) { FakeJob = .9 }, broken));
        Assert.Equal(before, house.Dump());
        Assert.Equal(1, (await house.WriteAsync(new AdBuilder("a1", Two) { FakeJob = .9 })).NewAlerts);
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_that_was_acknowledged_and_writing_goes_on_when_there_is_room()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a0", One));
        var before = house.Dump();
        var writer = house.Get<StoreWriter>();
        await writer.MaintainAsync("PRAGMA max_page_count = 90", TestContext.Current.CancellationToken);
        var many = Enumerable.Range(0, 200).Select(i => new AdBuilder($"m{i}", Two) { Body = new string('x', 2000) }).ToArray();
        var full = await Assert.ThrowsAsync<StoreAwayException>(() => house.WriteAsync(many));
        Assert.Equal(13, Assert.IsType<SqliteException>(full.InnerException).SqliteErrorCode);
        Assert.Equal(before, house.Dump());

        await writer.MaintainAsync("PRAGMA max_page_count = 1000000", TestContext.Current.CancellationToken);
        Assert.Equal(200, (await house.WriteAsync(many)).NewAds);
    }

    [Fact]
    public async Task An_older_text_that_arrives_after_a_newer_one_changes_nothing()
    {
        await using var house = await StoreHouse.OpenAsync();
        var at = house.Clock.GetUtcNow();
        await house.WriteAsync((new AdBuilder("a1", One) { Body = "Nuevo." }).OnAPage(at));
        await house.WriteAsync((new AdBuilder("a1", One) { Body = "Viejo." }).OnAPage(at.AddSeconds(-1)));
        Assert.Equal("Nuevo.", house.Scalar("SELECT body FROM ads"));
    }

    [Fact]
    public async Task A_page_written_again_with_what_was_rejected_keeps_both()
    {
        await using var house = await StoreHouse.OpenAsync();
        var item = new AdBuilder("a1", One).OnAPage(house.Clock.GetUtcNow());
        await house.WriteAsync(item with { Scored = [], Page = item.Page with { Body = default, Sha256 = "" } });
        await house.WriteAsync(item with { Scored = [], Rejected = [new Rejection("https://bolsa.example/x", "could not be stored")] });
        Assert.Equal((1L, 1L), (house.Count("pages"), house.Count("rejections")));
        Assert.Equal(item.Page.Sha256, house.Scalar("SELECT sha256 FROM pages"));
    }

    [Fact]
    public async Task Where_the_answer_stands_in_the_evidence_and_what_robots_said_is_kept_with_the_page()
    {
        await using var house = await StoreHouse.OpenAsync();
        var item = new AdBuilder("a1", One).OnAPage(house.Clock.GetUtcNow());
        await house.WriteAsync(item with
        {
            Page = item.Page with
            {
                ArchivedAt = new ArchivedAt("raw/bolsa-demo/2026-03-02.warc.gz", 4321),
                Robots = new RobotsNote(true, "Allow: /users/juana", "Allow: /users/juana", TimeSpan.FromSeconds(2.5)),
            },
        });
        Assert.Equal("raw/bolsa-demo/2026-03-02.warc.gz#4321", house.Scalar("SELECT archive_file || '#' || archive_offset FROM pages"));
        Assert.Equal("1 Allow: /users/••••• 2500", house.Scalar("SELECT robots_allowed || ' ' || robots_rule || ' ' || robots_delay_ms FROM pages"));
    }

    [Fact]
    public async Task Adverts_seen_again_move_the_time_they_were_seen_and_nothing_else()
    {
        await using var house = await StoreHouse.OpenAsync();
        var ad = new AdBuilder("a1", One);
        await house.WriteAsync(ad);
        house.Clock.Advance(TimeSpan.FromDays(3));
        var outcome = await house.WriteAsync(ad.OnAPage(house.Clock.GetUtcNow()) with { Scored = [], SeenAgain = [AdId.Parse("a1")] });
        Assert.Equal(0, outcome.NewAds);
        Assert.Equal(house.Clock.GetUtcNow().UtcTicks, house.Scalar("SELECT last_seen_at FROM ads"));
        Assert.Equal((house.Clock.GetUtcNow() + TimeSpan.FromDays(30)).UtcTicks, house.Scalar("SELECT delete_after FROM ads"));
    }

    [Fact]
    public async Task An_advert_seen_again_that_is_not_there_is_said_to_be_gone()
    {
        await using var house = await StoreHouse.OpenAsync();
        var at = house.Clock.GetUtcNow();
        var seen = new AdBuilder("a1", One).OnAPage(at) with { Scored = [], SeenAgain = [AdId.Parse("a1"), AdId.Parse("a2")] };
        Assert.Equal([AdId.Parse("a1")], (await house.WriteAsync(seen, new AdBuilder("a2", One).OnAPage(at))).Gone); // a2 is new in the same batch
        Assert.Empty((await house.WriteAsync(new AdBuilder("a1", One).OnAPage(at), seen)).Gone);
    }
}
