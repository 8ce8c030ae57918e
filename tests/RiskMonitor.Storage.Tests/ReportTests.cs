using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Storage.Tests.Building;
using RiskMonitor.Storage.Writing;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage.Tests;

/// <summary>A contact that was reported escalates the adverts it stands in (C01), whichever came first, and once.</summary>
public sealed class ReportTests
{
    private const string Phone = "+525500000021";
    private static readonly CampaignId One = CampaignId.New(DateTimeOffset.UnixEpoch);
    private static readonly CampaignId Two = CampaignId.New(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_report_before_its_advert_and_an_advert_before_its_report_raise_the_alert_once(bool reportFirst)
    {
        await using var house = await StoreHouse.OpenAsync();
        var (advert, report) = (Advert(house), Report(house));
        var first = await house.WriteAsync(reportFirst ? report : advert);
        Assert.Equal(0, first.NewAlerts);
        var second = await house.WriteAsync(reportFirst ? advert : report);
        Assert.Equal(1, second.NewAlerts);
        Assert.Single(second.ToQueue);

        var row = await house.OnlyOpenAlertAsync();
        Assert.Equal((RiskBand.ReviewNow, true), (row.Band, row.Escalated));
        var detail = await house.DetailAsync(row.Id);
        Assert.Equal(["C01"], detail.Escalations);
        Assert.Equal([("C01", 1)], Assert.Single(detail.Ads).ReasonsFor.Select(reason => (reason.Id, reason.Count ?? 0)));
    }

    [Fact]
    public async Task Both_in_one_batch_raise_it_as_well()
    {
        await using var house = await StoreHouse.OpenAsync();
        Assert.Equal(1, (await house.WriteAsync(Advert(house), Report(house))).NewAlerts);
    }

    [Fact]
    public async Task A_second_report_changes_the_number_and_makes_no_second_alert()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Advert(house), Report(house));
        var alert = await house.OnlyOpenAlertAsync();
        var again = await house.WriteAsync(Report(house, "r2"));
        Assert.Equal((0, 0), (again.NewAlerts, again.ToQueue.Length));
        var detail = await house.DetailAsync((await house.OnlyOpenAlertAsync()).Id);
        Assert.Equal((alert.Id, 2, 2), (detail.Row.Id, detail.ReportCount, detail.Ads[0].ReasonsFor[0].Count));
    }

    [Fact]
    public async Task A_second_report_does_not_reopen_what_people_decided()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Advert(house), Report(house));
        await house.DecideAsync((await house.OnlyOpenAlertAsync()).Id, TriageVerdict.NotRelevant);
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, (await house.WriteAsync(Report(house, "r2"))).NewAlerts);
    }

    [Fact]
    public async Task A_first_report_reopens_what_was_decided_without_it()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Advert(house) with { FakeJob = .6 });
        await house.DecideAsync((await house.OnlyOpenAlertAsync()).Id, TriageVerdict.NotRelevant);
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await house.WriteAsync(Report(house))).NewAlerts);
        Assert.Equal(RiskBand.ReviewNow, (await house.OnlyOpenAlertAsync()).Band);
    }

    [Fact]
    public async Task An_open_alert_becomes_urgent_and_whoever_reads_it_is_told_of_something_new()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Advert(house) with { FakeJob = .6 });
        var before = await house.DetailAsync((await house.OnlyOpenAlertAsync()).Id);
        Assert.Equal(0, (await house.WriteAsync(Report(house))).NewAlerts);
        var after = await house.DetailAsync(before.Row.Id);
        Assert.Equal((RiskBand.Review, RiskBand.ReviewNow), (before.Row.Band, after.Row.Band));
        Assert.True(after.Evidence > before.Evidence);
        Assert.True(after.Row.Priority > 1000);
    }

    [Fact]
    public async Task Reports_alone_are_no_alert_however_many_share_a_contact()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Report(house), Report(house, "r2"));
        await house.WriteAsync(Report(house, "r3"));
        Assert.Empty(house.Open());
        Assert.Equal(0, house.Count("ads", "escalations <> ''"));
    }

    [Fact]
    public async Task A_report_whose_own_text_scores_has_an_alert_with_its_text_sealed()
    {
        await using var house = await StoreHouse.OpenAsync();
        var word = new Reason { Head = RiskHead.FakeJob, Kind = ReasonKind.Term, Id = "edecán", Weight = 1, Field = AdField.Body, Start = 0, Length = 2, Text = "Se" };
        var sign = new Reason { Head = RiskHead.FakeJob, Kind = ReasonKind.Indicator, Id = "R10", Grade = "B", Weight = .5, Field = AdField.Body, Start = 0, Length = 2, Text = "Se" };
        await house.WriteAsync(Report(house) with { FakeJob = .9, Reasons = [word, sign] });
        var detail = await house.DetailAsync((await house.OnlyOpenAlertAsync()).Id);
        var shown = Assert.Single(detail.Ads);
        Assert.Equal((true, "", null), (shown.IsSealed, shown.Ad.Body, shown.Ad.Title));
        Assert.Empty(shown.Contacts);
        Assert.Equal([("R10", (AdField?)null, (string?)null)], shown.ReasonsFor.Select(reason => (reason.Id, reason.Field, reason.Text)));
        Assert.DoesNotContain("edecán", house.Dump(), StringComparison.Ordinal);
        Assert.Equal("", detail.Row.Headline);
        Assert.Contains("\"other\":1.5", (string)house.Scalar("SELECT heads FROM ads")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analysts_see_when_where_and_how_and_not_what()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Advert(house), Report(house));
        var detail = await house.DetailAsync((await house.OnlyOpenAlertAsync()).Id);
        Assert.Equal([new ReportLine(new DateOnly(2026, 2, 27), "Puebla", "Atlixco", ReportWay.Message)], detail.Reports);
        Assert.Equal(1, detail.Row.Ads);
        Assert.False(Assert.Single(detail.Ads).IsSealed);
        Assert.DoesNotContain("palabras del reporte", house.Dump(), StringComparison.Ordinal);
        Assert.Empty(await house.Reader.UnscoredAsync(0, 10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_advert_in_another_campaign_is_found_too()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Advert(house) with { Campaign = Two });
        Assert.Equal(1, (await house.WriteAsync(Report(house))).NewAlerts);
    }

    [Fact]
    public async Task An_advert_that_nobody_has_seen_for_long_is_still_escalated()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Advert(house) with { FakeJob = .6 });
        await house.DecideAsync((await house.OnlyOpenAlertAsync()).Id, TriageVerdict.Relevant);
        house.Clock.Advance(TimeSpan.FromDays(45));
        Assert.Equal(1, (await house.WriteAsync(Report(house))).NewAlerts);
    }

    [Fact]
    public async Task An_advert_scored_again_is_still_escalated()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Advert(house), Report(house));
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.WriteAsync(Advert(house) with { Model = "test/2" });
        Assert.Equal(1, house.Count("ads", "escalations = 'C01' AND model = 'test/2'"));
        Assert.Single(house.Open());
    }

    [Fact]
    public async Task When_a_report_is_deleted_its_keys_go_and_nothing_matches_any_more()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Report(house));
        house.Clock.Advance(TimeSpan.FromDays(31));
        await house.Retention.DeleteDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0L, 0L, 0L), (house.Count("reports"), house.Count("report_contacts"), house.Count("ads")));
        Assert.Equal(0, (await house.WriteAsync(Advert(house))).NewAlerts);
    }

    [Fact]
    public async Task While_its_alert_is_open_a_report_is_kept()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.WriteAsync(Report(house), Advert(house));
        house.Clock.Advance(TimeSpan.FromDays(400));
        await house.Retention.DeleteDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, house.Count("reports"));
        await house.DecideAsync((await house.OnlyOpenAlertAsync()).Id, TriageVerdict.NotRelevant);
        house.Clock.Advance(TimeSpan.FromDays(91));
        await house.Retention.DeleteDueAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0L, 0L), (house.Count("reports"), house.Count("report_contacts")));
    }

    [Fact]
    public async Task A_contact_of_very_many_campaigns_is_a_hub_and_escalates_nothing()
    {
        await using var house = await StoreHouse.OpenAsync();
        for (var i = 0; i <= ReportMatching.MostCampaigns; i++)
            await house.WriteAsync(Advert(house) with { Id = $"a{i}", Campaign = CampaignId.New(DateTimeOffset.UnixEpoch) });
        Assert.Equal(0, (await house.WriteAsync(Report(house))).NewAlerts);
    }

    [Fact]
    public async Task What_was_handed_in_is_told_by_numbers_alone()
    {
        await using var house = await StoreHouse.OpenAsync();
        var reader = house.Get<ISubmissionReader>();
        await house.WriteAsync(Advert(house), Advert(house) with { Id = "a2", Body = "Otro anuncio de ayudante." }, Report(house), Report(house, "r2"));
        Assert.Equal(new SubmissionStanding(true, 1, 2, 1), await reader.FindAsync(AdId.Parse("r1"), TestContext.Current.CancellationToken));
        Assert.Equal(new SubmissionStanding(false, 1, 1, 2), await reader.FindAsync(AdId.Parse("a1"), TestContext.Current.CancellationToken));
        Assert.Null(await reader.FindAsync(AdId.Parse("nobody"), TestContext.Current.CancellationToken));
    }

    private static AdBuilder Advert(StoreHouse house) => new AdBuilder("a1", One) { Sealer = house.Get<IContactSealer>() }.WithPhone(Phone);

    private static AdBuilder Report(StoreHouse house, string id = "r1") => new AdBuilder(id, One)
    {
        Sealer = house.Get<IContactSealer>(),
        Body = "Son las palabras del reporte.",
        FakeJob = 0,
        Report = new Report { Id = id, Date = new DateOnly(2026, 2, 27), State = "Puebla", Municipality = "Atlixco", Way = ReportWay.Message, Contacts = [Phone], Text = "Son las palabras del reporte." },
    }.WithPhone(Phone);
}
