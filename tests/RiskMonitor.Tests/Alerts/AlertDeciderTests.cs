using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;

namespace RiskMonitor.Tests.Alerts;

public sealed class AlertDeciderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly RiskPolicy Policy = new()
    {
        Version = "test-1",
        Thresholds = new(new(.9, .7, .5), new(.9, .7, .5), new(.9, .7, .5)),
        Severity = new(Recruitment: 1, FakeJob: .6, ControlledEscort: 1),
    };

    private static CampaignStanding Standing(RiskBand band = RiskBand.Review, double recruitment = .75, double fakeJob = 0, DateTimeOffset? freshAt = null, params string[] escalations) => new()
    {
        Campaign = CampaignId.New(Now),
        BestScores = new(recruitment, fakeJob, 0),
        Basis = new(ScoreBasis.IndicatorStrength, ScoreBasis.Calibrated, ScoreBasis.IndicatorStrength),
        Band = band,
        Category = RiskCategory.Recruitment,
        FreshAt = freshAt ?? Now,
        Escalations = [.. escalations],
    };

    private static Alert Decide(CampaignStanding standing, Alert? latest = null, EarlierVerdict? verdict = null, DateTimeOffset? now = null) =>
        AlertDecider.Decide(standing, latest, verdict, Policy, now ?? Now) ?? throw new InvalidOperationException("no alert was made");

    [Theory]
    [InlineData(RiskBand.None, false)]
    [InlineData(RiskBand.Watch, false)]
    [InlineData(RiskBand.Review, true)]
    [InlineData(RiskBand.ReviewNow, true)]
    public void Review_and_review_now_make_an_alert_and_watch_does_not(RiskBand band, bool makes) =>
        Assert.Equal(makes, AlertDecider.Decide(Standing(band), null, null, Policy, Now) is not null);

    [Fact]
    public void An_escalation_makes_an_alert_whatever_the_score_and_goes_first()
    {
        var alert = Decide(Standing(RiskBand.None, recruitment: 0, escalations: "C04"));
        Assert.Equal(RiskBand.ReviewNow, alert.Band);
        Assert.Equal(["C04"], alert.Escalations);
        Assert.True(alert.Priority.Total > Decide(Standing(RiskBand.ReviewNow, recruitment: 1)).Priority.Total);
    }

    [Fact]
    public void The_priority_is_the_sum_of_its_published_summands()
    {
        var priority = AlertDecider.PriorityOf(Standing(recruitment: .75, freshAt: Now.AddHours(-72)), Now.AddHours(-49), Policy, Now);
        Assert.Equal(new AlertPriority(Escalation: 0, Risk: 75, Freshness: 5, Waiting: 2), priority);
        Assert.Equal(82, priority.Total);
    }

    [Fact]
    public void A_sum_of_indicators_counts_at_most_eighty_and_a_calibrated_score_is_weighed_by_its_severity()
    {
        Assert.Equal(80, AlertDecider.PriorityOf(Standing(recruitment: .99), Now, Policy, Now).Risk, 9);
        Assert.Equal(57, AlertDecider.PriorityOf(Standing(recruitment: 0, fakeJob: .95), Now, Policy, Now).Risk, 9);
    }

    [Fact]
    public void A_copy_that_brings_nothing_new_never_raises_the_priority()
    {
        var first = Decide(Standing(freshAt: Now));
        var later = Decide(Standing(freshAt: Now), first, now: Now.AddHours(5));
        Assert.Equal(first.Id, later.Id);
        Assert.True(later.Priority.Total <= first.Priority.Total);
    }

    [Fact]
    public void An_open_alert_keeps_its_identity_and_does_not_sink_below_review()
    {
        var open = Decide(Standing());
        var updated = Decide(Standing(RiskBand.None, recruitment: .1), open with { State = AlertState.Claimed, FencingToken = 7 });
        Assert.Equal((open.Id, AlertState.Claimed, 7L, RiskBand.Review), (updated.Id, updated.State, updated.FencingToken, updated.Band));
        Assert.Equal(open.OpenedAt, updated.OpenedAt);
    }

    [Fact]
    public void A_decided_campaign_raises_no_alert_until_something_new_comes_or_the_verdict_expires()
    {
        var decided = Decide(Standing()) with { State = AlertState.Decided };
        var verdict = new EarlierVerdict("not_relevant", Now.AddHours(1), Now.AddDays(90));
        var copies = Standing(freshAt: Now);
        Assert.Null(AlertDecider.Decide(copies, decided, verdict, Policy, Now.AddDays(2)));

        var news = AlertDecider.Decide(copies with { FreshAt = Now.AddDays(2) }, decided, verdict, Policy, Now.AddDays(2));
        Assert.NotNull(news);
        Assert.NotEqual(decided.Id, news.Id);
        Assert.Equal(AlertState.Ready, news.State);
    }
}
