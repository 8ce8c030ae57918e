using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Storage.Tests.Building;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage.Tests;

public sealed class ReaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Alerts_are_listed_by_priority_filtered_and_paged()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(
            new AdBuilder("low", New()) { FakeJob = .55, Title = "Tercero" },
            new AdBuilder("high", New()) { FakeJob = .95, Title = "Segundo" },
            new AdBuilder("urgent", New()) { FakeJob = .1, Escalations = ["C04"], Title = "Primero" });

        var all = await house.Reader.ListAsync(new AlertFilter(), Stop);
        Assert.Equal(["Primero", "Segundo", "Tercero"], all.Rows.Select(row => row.Headline));
        Assert.Equal(3, all.Total);
        var second = await house.Reader.ListAsync(new AlertFilter { Skip = 1, Take = 1 }, Stop);
        Assert.Equal(("Segundo", 3), (Assert.Single(second.Rows).Headline, second.Total));
        var reviewOnly = await house.Reader.ListAsync(new AlertFilter { Band = RiskBand.Review }, Stop);
        Assert.Equal("Tercero", Assert.Single(reviewOnly.Rows).Headline);
        Assert.Empty((await house.Reader.ListAsync(new AlertFilter { Category = RiskCategory.Recruitment }, Stop)).Rows);
    }

    [Fact]
    public async Task Open_alerts_can_be_told_from_decided_ones()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a1", New()) { FakeJob = .9 }, new AdBuilder("a2", New()) { FakeJob = .6 });
        var first = (await house.Reader.ListAsync(new AlertFilter(), Stop)).Rows[0].Id;
        await house.DecideAsync(first, TriageVerdict.Relevant);
        Assert.NotEqual(first, (await house.OnlyOpenAlertAsync()).Id);
        Assert.Equal(first, Assert.Single((await house.Reader.ListAsync(new AlertFilter { State = AlertState.Decided }, Stop)).Rows).Id);
    }

    [Fact]
    public async Task The_alert_page_has_masked_texts_whose_spans_still_fit()
    {
        await using var house = await StoreHouse.OpenAsync();
        var campaign = New();
        var ad = new AdBuilder("a1", campaign) { FakeJob = .9, Body = "Sin experiencia." }.WithPhone("+525500900817");
        var body = ad.Build().Linked.Enriched.Ad.Body;
        var span = ad.Build().Linked.Enriched.Contacts[0];
        ad = ad with
        {
            Why = [new CampaignLink(LinkKind.Phone, AdId.Parse("a2"), 1)],
            Reasons =
            [
                new Reason { Head = RiskHead.FakeJob, Kind = ReasonKind.Indicator, Id = "R08", Grade = "E+", Weight = 1.5, Field = AdField.Body, Start = 0, Length = 15, Text = "Sin experiencia" },
                new Reason { Head = RiskHead.FakeJob, Kind = ReasonKind.Indicator, Id = "R14", Weight = .5, Field = AdField.Body, Start = span.Start, Length = span.Length, Text = span.Value },
                new Reason { Head = RiskHead.FakeJob, Kind = ReasonKind.Indicator, Id = "N01", Weight = .2, Text = span.Value },
            ],
        };
        await house.WriteAsync(ad, (ad with { Id = "a2", FakeJob = .2 }).WithEmail("informes@bolsa.example"));

        var detail = await house.DetailAsync((await house.OnlyOpenAlertAsync()).Id);
        Assert.Equal([AdId.Parse("a1"), AdId.Parse("a2")], detail.Ads.Select(shown => shown.Ad.Id));
        var shown = detail.Ads[0];
        Assert.Equal(body.Length, shown.Ad.Body.Length);
        Assert.DoesNotContain("0900817", shown.Ad.Body, StringComparison.Ordinal);
        Assert.Equal(["Sin experiencia", new string('•', span.Length), null], shown.ReasonsFor.Select(reason => reason.Text));
        Assert.Equal((1.5, "E+", AdField.Body), (shown.ReasonsFor[0].Weight, shown.ReasonsFor[0].Grade, shown.ReasonsFor[0].Field));
        var contact = Assert.Single(shown.Contacts);
        Assert.Equal(("Phone", 2), (contact.Kind, contact.SharedBy));
        Assert.EndsWith("17", contact.Masked, StringComparison.Ordinal);
        Assert.Equal(new CampaignLink(LinkKind.Phone, AdId.Parse("a2"), 1), Assert.Single(shown.Why));
        Assert.Equal((2, 2), (detail.Row.Ads, detail.Row.Contacts));
    }

    [Fact]
    public async Task What_may_be_a_contact_is_stored_masked_and_is_no_contact()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(new AdBuilder("a1", New()) { FakeJob = .9, Body = "cuenta 0123456789 bbva", Hidden = [new HiddenSpan(AdField.Body, 7, 10)] });
        var shown = Assert.Single((await house.DetailAsync((await house.OnlyOpenAlertAsync()).Id)).Ads);
        Assert.Equal("cuenta •••••••••• bbva", shown.Ad.Body);
        Assert.Empty(shown.Contacts);
    }

    [Fact]
    public async Task An_alert_that_does_not_exist_is_null()
    {
        await using var house = await StoreHouse.OpenAsync();
        Assert.Null(await house.Reader.FindAsync(AlertId.New(DateTimeOffset.UnixEpoch), Stop));
    }

    [Fact]
    public async Task Adverts_that_could_not_be_scored_are_listed_and_counted()
    {
        await using var house = await StoreHouse.OpenAsync();
        var item = new AdBuilder("a1", New()) { Status = ScoreStatus.TooShort, Title = "", Body = string.Concat(Enumerable.Repeat("palabra ", 60)) }.OnAPage(house.Clock.GetUtcNow());
        await house.WriteAsync(item with { Rejected = [new Rejection("x", "y")] });
        await house.WriteAsync(new AdBuilder("a2", New()) { FakeJob = .9, Escalations = ["C04"] });
        var row = Assert.Single(await house.Reader.UnscoredAsync(0, 50, Stop));
        Assert.Equal((ScoreStatus.TooShort, "bolsa-demo"), (row.Status, row.SourceId));
        Assert.EndsWith("palabra…", row.Headline, StringComparison.Ordinal);
        Assert.Equal(new StoreCounts(Pages: 2, Ads: 2, Campaigns: 2, Alerts: 1, OpenAlerts: 1, OpenEscalated: 1, Unscored: 1, Rejected: 1), await house.Reader.CountAsync(Stop));
    }

    private static CampaignId New() => CampaignId.New(DateTimeOffset.UnixEpoch);
}
