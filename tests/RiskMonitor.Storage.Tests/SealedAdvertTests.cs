using System.Text;
using Microsoft.Data.Sqlite;
using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Storage.Tests.Building;

namespace RiskMonitor.Storage.Tests;

/// <summary>Adverts with R24 or C03 on a real file: in a table of their own, and nowhere else. The tokens are invented.</summary>
public sealed class SealedAdvertTests
{
    private const string Token = "zzrvxtoken";
    private const string Phone = "+525500900817";

    private static readonly CampaignId One = CampaignId.New(DateTimeOffset.UnixEpoch);
    private static readonly CampaignId Two = CampaignId.New(DateTimeOffset.UnixEpoch.AddSeconds(1));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static AdBuilder Open => new AdBuilder("a1", One) { Title = $"Ayudante {Token}", Body = $"Palabras {Token}", FakeJob = .9 }.WithPhone(Phone);

    [Fact]
    public async Task What_is_left_is_address_time_source_rule_and_a_sealed_value()
    {
        await using var house = await StoreHouse.OpenAsync();
        var outcome = await house.WriteAsync(Sealed(house, Open));

        Assert.Equal((1, 0), (outcome.NewAds, outcome.NewAlerts));
        Assert.Empty(outcome.ToQueue);
        Assert.Empty(house.Open());
        foreach (var table in new[] { "ads", "contacts", "places", "campaigns", "campaign_links", "campaign_news", "alerts", "reports" })
            Assert.Equal((table, 0L), (table, house.Count(table)));
        var row = Assert.Single((await house.Get<ISealedReader>().ListAsync(0, 10, Stop)).Rows);
        Assert.Equal(("https://bolsa.example/ofertas/a1", house.Clock.GetUtcNow(), "bolsa-demo", "R24"), (row.Url, row.FirstSeenAt, row.SourceId, Assert.Single(row.Rules)));
        var counts = await house.Reader.CountAsync(Stop);
        Assert.Equal((0, 0, 0, 0), (counts.Ads, counts.Alerts, counts.OpenEscalated, counts.Unscored));
        Assert.Equal(Open.Build().Linked.ContentHash, house.Scalar("SELECT content_hash FROM sealed_adverts"));
        AssertNowhere(house.Folder);

        await house.RestartAsync();
        AssertNowhere(house.Folder);
        var original = Encoding.UTF8.GetString(house.Get<IContactSealer>().Open((byte[])house.Scalar("SELECT sealed_ad FROM sealed_adverts")!));
        Assert.Contains(Token, original, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_own_queue_has_C03_first_and_then_the_newest()
    {
        await using var house = await StoreHouse.OpenAsync();
        foreach (var (id, rules) in new[] { ("a1", "C03"), ("a2", "R24"), ("a3", "R24") })
        {
            await house.WriteAsync(Sealed(house, Open with { Id = id }, rules));
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var reader = house.Get<ISealedReader>();
        Assert.Equal(["a1", "a3", "a2"], (await reader.ListAsync(0, 10, Stop)).Rows.Select(row => row.Id.ToString()));
        var second = await reader.ListAsync(1, 1, Stop);
        Assert.Equal((3, "a3"), (second.Total, Assert.Single(second.Rows).Id.ToString()));
    }

    [Fact]
    public async Task An_advert_that_was_in_the_open_is_taken_out_of_its_campaign()
    {
        await using var house = await StoreHouse.OpenAsync();
        var other = new AdBuilder("b1", One) { FakeJob = .9 };
        await house.WriteAsync(Open, other);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.WriteAsync(Sealed(house, Open with { Campaign = Two }));

        Assert.Equal(("b1", 1L, 0L), (house.Scalar("SELECT id FROM ads"), house.Count("sealed_adverts"), house.Count("contacts")));
        var alert = await house.DetailAsync((await house.OnlyOpenAlertAsync()).Id);
        Assert.Equal(["b1"], alert.Ads.Select(ad => ad.Ad.Id.ToString()));
        Assert.Empty(alert.Escalations);
        await house.Retention.DeleteDueAsync(Stop);
        AssertNowhere(house.Folder);
    }

    [Fact]
    public async Task Seen_again_it_is_known_before_and_after_a_restart()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Sealed(house, Open));
        var hash = Open.Build().Linked.ContentHash;
        await house.RestartAsync();
        var linker = house.Get<CampaignLinker>();
        await linker.LoadAsync(house.Get<ICampaignMemory>(), Stop);
        Assert.Equal(AdStanding.SameText, linker.LookUp(AdId.Parse("a1"), hash));

        house.Clock.Advance(TimeSpan.FromHours(1));
        var again = new FlowItem { Page = Open.Page(house.Clock.GetUtcNow()), SeenAgain = [AdId.Parse("a1"), AdId.Parse("gone")] };
        Assert.Equal("gone", Assert.Single((await house.WriteAsync(again)).Gone).ToString());
        Assert.Equal(house.Clock.GetUtcNow().UtcTicks, house.Scalar("SELECT last_seen_at FROM sealed_adverts"));
        Assert.Equal((0, 1L), ((await house.WriteAsync(Sealed(house, Open))).NewAds, house.Count("sealed_adverts")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_that_it_stands_on_is_not_copied_for_another_alert(bool seenAgain)
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Sealed(house, Open));
        house.Clock.Advance(TimeSpan.FromHours(1));
        var page = Open.Page(house.Clock.GetUtcNow()) with { ArchivedAt = new ArchivedAt("raw/bolsa-demo/2026-03-02.warc.gz", 0) };
        ScoredAd[] onThePage = seenAgain ? [Other] : [Other, Sealed(Open with { Body = $"Otras palabras {Token}" })];
        await house.WriteAsync(new FlowItem { Page = page, Scored = [.. onThePage], SeenAgain = seenAgain ? [AdId.Parse("a1")] : [] });
        Assert.Equal("HashDue", house.Scalar("SELECT state FROM case_pages"));
    }

    [Fact]
    public async Task A_report_stays_one_so_that_its_contact_still_escalates()
    {
        await using var house = await StoreHouse.OpenAsync();
        var report = new Report { Date = new DateOnly(2026, 2, 27), State = "Puebla", Contacts = [Phone], Text = Token };
        var ad = new AdBuilder("r1", One) { Body = Token, Report = report, Sealer = house.Get<IContactSealer>() }.WithPhone(Phone);
        await house.WriteAsync(new FlowItem { Page = ad.Page(house.Clock.GetUtcNow()), Scored = [Sealed(ad)] });
        Assert.Equal((1L, 1L, 0L), (house.Count("reports"), house.Count("sealed_adverts"), house.Count("alerts")));
        Assert.Equal("", house.Scalar("SELECT escalations FROM ads"));

        await house.WriteAsync(new AdBuilder("a2", Two) { Sealer = house.Get<IContactSealer>() }.WithPhone(Phone));
        Assert.Equal("C01", Assert.Single((await house.DetailAsync((await house.OnlyOpenAlertAsync()).Id)).Escalations));
        AssertNowhere(house.Folder);
    }

    [Fact]
    public async Task What_is_handed_in_is_acknowledged_and_compared_with_nothing()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Sealed(house, Open));
        Assert.Equal(new SubmissionStanding(IsReport: false, 0, 0, 0), await house.Get<ISubmissionReader>().FindAsync(AdId.Parse("a1"), Stop));
        Assert.Null(await house.Get<ISubmissionReader>().FindAsync(AdId.Parse("a2"), Stop));
    }

    private static ScoredAd Other => new AdBuilder("b1", Two) { FakeJob = .9 }.Build();

    private static FlowItem Sealed(StoreHouse house, AdBuilder ad, string rule = "R24") =>
        new() { Page = ad.Page(house.Clock.GetUtcNow()), Scored = [Sealed(ad, rule)] };

    /// <summary>The advert as enrichment, linking and scoring leave it.</summary>
    private static ScoredAd Sealed(AdBuilder ad, string rule = "R24")
    {
        var open = ad.Build();
        var read = open.Linked.Enriched;
        return open with
        {
            Status = ScoreStatus.TooShort,
            Category = RiskCategory.None,
            Band = RiskBand.ReviewNow,
            Scores = new(null, null, null),
            Heads = open.Heads.Clear(),
            Escalations = [rule],
            ReasonsFor = [new Reason { Head = RiskHead.Recruitment, Kind = ReasonKind.Indicator, Id = rule, Weight = 0 }],
            Linked = open.Linked with
            {
                Signature = [],
                Why = [],
                Enriched = read with
                {
                    Sealed = read.Ad,
                    Ad = new Ad { Id = read.Ad.Id, Body = "", Channel = read.Ad.Channel, Url = read.Ad.Url, Lang = read.Ad.Lang },
                    Contacts = [.. read.Contacts.Select(contact => contact with { Field = null, Start = 0, Length = 0 })],
                },
            },
        };
    }

    private static void AssertNowhere(string folder)
    {
        SqliteConnection.ClearAllPools();
        Assert.Empty(
            from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            where Path.GetFileName(file) != "monitor.lock"
            let bytes = File.ReadAllBytes(file)
            from token in new[] { Token, Phone[3..] }
            from encoding in new[] { Encoding.UTF8, Encoding.Unicode }
            where bytes.AsSpan().IndexOf(encoding.GetBytes(token)) >= 0
            select $"{Path.GetFileName(file)} holds {token}");
    }
}
