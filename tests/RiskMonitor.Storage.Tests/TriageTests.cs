using CsCheck;
using RiskMonitor.Alerts;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Tests.Building;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage.Tests;

public sealed class TriageTests
{
    private static readonly CampaignId One = CampaignId.New(DateTimeOffset.UnixEpoch);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_is_recorded_once_with_its_transition()
    {
        await using var house = await StoreHouse.OpenAsync();
        var alert = await OneAlertAsync(house);
        Assert.Equal(RecordOutcome.Recorded, await house.Triage.RecordClaimAsync(Lease(alert, "ana", 1), Stop));
        Assert.Equal(RecordOutcome.Recorded, await house.Triage.RecordClaimAsync(Lease(alert, "ana", 1), Stop));
        var detail = await house.DetailAsync(alert);
        Assert.Equal((AlertState.Claimed, "ana", 1L), (detail.Row.State, detail.Row.ClaimedBy, detail.FencingToken));
        Assert.Equal([TransitionWhy.Opened, TransitionWhy.Claimed], detail.History.Select(step => step.Why));
    }

    [Fact]
    public async Task An_old_token_is_refused_and_overwrites_nothing()
    {
        await using var house = await StoreHouse.OpenAsync();
        var alert = await OneAlertAsync(house);
        await house.Triage.RecordClaimAsync(Lease(alert, "ana", 1), Stop);
        await house.Triage.RecordClaimAsync(Lease(alert, "luz", 2), Stop);
        var before = house.Dump();
        Assert.Equal(RecordOutcome.StaleToken, await house.Triage.RecordDecisionAsync(Decision(alert, "ana", 1), Stop));
        Assert.Equal(RecordOutcome.StaleToken, await house.Triage.RecordReleaseAsync(Lease(alert, "ana", 1), "", Stop));
        Assert.Equal(RecordOutcome.StaleToken, await house.Triage.RecordClaimAsync(Lease(alert, "ana", 1), Stop));
        Assert.Equal(RecordOutcome.StaleToken, await house.Triage.RecordDecisionAsync(Decision(alert, "ana", 2), Stop));
        Assert.Equal(before, house.Dump());
        Assert.Equal(RecordOutcome.Recorded, await house.Triage.RecordDecisionAsync(Decision(alert, "luz", 2), Stop));
    }

    [Fact]
    public async Task A_decision_on_a_decided_or_unknown_alert_is_refused()
    {
        await using var house = await StoreHouse.OpenAsync();
        var alert = await OneAlertAsync(house);
        Assert.Equal(RecordOutcome.Recorded, await house.Triage.RecordDecisionAsync(Decision(alert, "ana", 1), Stop));
        Assert.Equal(RecordOutcome.AlreadyDecided, await house.Triage.RecordDecisionAsync(Decision(alert, "luz", 9), Stop));
        Assert.Equal(RecordOutcome.AlreadyDecided, await house.Triage.RecordClaimAsync(Lease(alert, "luz", 9), Stop));
        Assert.Equal(RecordOutcome.NotFound, await house.Triage.RecordDecisionAsync(Decision(AlertId.New(DateTimeOffset.UnixEpoch), "ana", 1), Stop));
        Assert.Equal([alert], await house.Alerts.ClosedAmongAsync([alert], Stop));
    }

    [Fact]
    public async Task A_released_alert_is_open_again_and_keeps_its_token()
    {
        await using var house = await StoreHouse.OpenAsync();
        var alert = await OneAlertAsync(house);
        await house.Triage.RecordClaimAsync(Lease(alert, "ana", 7), Stop);
        Assert.Equal(RecordOutcome.Recorded, await house.Triage.RecordReleaseAsync(Lease(alert, "ana", 7), "otra cosa urgente", Stop));
        Assert.Equal((alert, 7L), (Assert.Single(house.Open()).Id, Assert.Single(house.Open()).FencingFloor));
        var detail = await house.DetailAsync(alert);
        Assert.Null(detail.Row.ClaimedBy);
        Assert.Equal((TransitionWhy.Released, "otra cosa urgente"), (detail.History[^1].Why, detail.History[^1].Note));

        var before = house.Dump();
        Assert.Equal(RecordOutcome.Recorded, await house.Triage.RecordReleaseAsync(Lease(alert, "ana", 7), "otra vez", Stop));
        Assert.Equal(before, house.Dump());
        // The queue never heard of the release and gives the same lease again.
        Assert.Equal(RecordOutcome.Recorded, await house.Triage.RecordClaimAsync(Lease(alert, "ana", 7), Stop));
        Assert.Equal("ana", (await house.OnlyOpenAlertAsync()).ClaimedBy);
    }

    [Fact]
    public async Task A_lease_that_ran_out_returns_the_alert_unless_someone_claimed_it_since()
    {
        await using var house = await StoreHouse.OpenAsync();
        var alert = await OneAlertAsync(house);
        await house.Triage.RecordClaimAsync(Lease(alert, "ana", 1), Stop);
        await house.Triage.RecordClaimAsync(Lease(alert, "luz", 2), Stop);
        await house.Alerts.RecordReturnedAsync([Lease(alert, "ana", 1)], Stop);
        Assert.Equal("luz", (await house.OnlyOpenAlertAsync()).ClaimedBy);
        await house.Alerts.RecordReturnedAsync([Lease(alert, "luz", 2)], Stop);
        await house.Alerts.RecordReturnedAsync([Lease(alert, "luz", 2)], Stop);
        var detail = await house.DetailAsync(alert);
        Assert.Equal(AlertState.Ready, detail.Row.State);
        Assert.Single(detail.History, step => step.Why == TransitionWhy.Returned);
    }

    [Fact]
    public async Task Waiting_days_raise_the_priority_that_the_queue_is_rebuilt_with()
    {
        await using var house = await StoreHouse.OpenAsync();
        await OneAlertAsync(house);
        var first = Assert.Single(house.Open()).Priority;
        house.Clock.Advance(TimeSpan.FromHours(72));
        Assert.Equal(first - 5 + 3, Assert.Single(house.Open()).Priority, 9);
    }

    /// <summary>Whatever people and leases do in whatever order: at most one decision, by the holder of a token no lower than any recorded before it.</summary>
    [Fact]
    public async Task However_people_interleave_an_alert_is_decided_once()
    {
        await using var house = await StoreHouse.OpenAsync();
        var step = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 4], (what, analyst, token) => (what, analyst, token));
        var number = 0;
        await step.List[1, 14].SampleAsync(
            async steps =>
            {
                var id = Interlocked.Increment(ref number);
                var campaign = CampaignId.New(house.Clock.GetUtcNow());
                var alert = (await house.WriteAsync(new AdBuilder($"p{id}", campaign) { FakeJob = .9 })).ToQueue.Single().Id;
                var (highest, decided) = (0L, 0);
                foreach (var (what, analyst, token) in steps)
                {
                    var who = new[] { "ana", "luz", "eva" }[analyst];
                    var outcome = what switch
                    {
                        0 => await house.Triage.RecordClaimAsync(Lease(alert, who, token), Stop),
                        1 => await house.Triage.RecordReleaseAsync(Lease(alert, who, token), "", Stop),
                        2 => await house.Triage.RecordDecisionAsync(Decision(alert, who, token), Stop),
                        _ => await ReturnAsync(house, Lease(alert, who, token)),
                    };
                    if (token < highest && outcome == RecordOutcome.Recorded && what != 3)
                        return false;
                    if (decided > 0 && outcome == RecordOutcome.Recorded && what != 3)
                        return false;
                    if (outcome == RecordOutcome.Recorded && what == 2)
                        decided++;
                    highest = (await house.DetailAsync(alert)).FencingToken is var known && known >= highest ? known : long.MaxValue;
                }

                var detail = await house.DetailAsync(alert);
                return decided <= 1
                    && house.Count("decisions", $"alert_id = '{alert}'") == decided
                    && detail.History.Count(change => change.To == AlertState.Decided) == decided
                    && (detail.Row.State == AlertState.Decided) == (decided == 1)
                    && detail.History.Zip(detail.History.Skip(1)).All(pair => pair.Second.From == pair.First.To);
            },
            iter: 60, threads: 1);
    }

    [Fact]
    public async Task Two_analysts_at_the_same_time_make_one_decision()
    {
        await using var house = await StoreHouse.OpenAsync();
        for (var round = 0; round < 20; round++)
        {
            var alert = (await house.WriteAsync(new AdBuilder($"r{round}", CampaignId.New(house.Clock.GetUtcNow())) { FakeJob = .9 })).ToQueue.Single().Id;
            var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(token => Task.Run(() => house.Triage.RecordDecisionAsync(Decision(alert, $"analyst-{token}", token), Stop), Stop)));
            Assert.Single(outcomes, RecordOutcome.Recorded);
            Assert.Equal(1, house.Count("decisions", $"alert_id = '{alert}'"));
        }
    }

    private static async Task<RecordOutcome> ReturnAsync(StoreHouse house, AlertLease lease)
    {
        await house.Alerts.RecordReturnedAsync([lease], Stop);
        return RecordOutcome.Recorded;
    }

    private static async Task<AlertId> OneAlertAsync(StoreHouse house) =>
        Assert.Single((await house.WriteAsync(new AdBuilder("a1", One) { FakeJob = .6 })).ToQueue).Id;

    private static AlertLease Lease(AlertId alert, string analyst, long token) => new(alert, analyst, token, DateTimeOffset.MaxValue);

    private static TriageDecision Decision(AlertId alert, string analyst, long token) => new()
    {
        Alert = alert,
        Analyst = analyst,
        FencingToken = token,
        Verdict = TriageVerdict.NotRelevant,
        Reason = TriageReason.GenuineEmployer,
        DecidedAt = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero),
    };
}
