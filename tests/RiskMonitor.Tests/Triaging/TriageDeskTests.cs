using RiskMonitor.Alerts;
using RiskMonitor.Triaging;
using static RiskMonitor.Tests.Triaging.TriageRig;

namespace RiskMonitor.Tests.Triaging;

public sealed class TriageDeskTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_alert_is_claimed_recorded_decided_and_gone()
    {
        var rig = await WithAsync(alerts: 2);
        var lease = await NextAsync(rig, "Ana");
        Assert.Equal(Alert(0), lease.Alert);
        Assert.Equal(DeskOutcome.Done, (await rig.Desk.DecideAsync(Decision(lease), Token)).Outcome);

        // Sent again, as after an answer that was lost on the way: it was saved, and nothing more is.
        Assert.Equal(DeskOutcome.AlreadyDecided, (await rig.Desk.DecideAsync(Decision(lease), Token)).Outcome);
        Assert.Equal(DeskOutcome.AlreadyDecided, (await rig.Desk.ReleaseAsync(lease, "", Token)).Outcome);
        Assert.Equal(["claimed", "decided"], rig.Store.Transitions);
        Assert.Equal(Alert(1), (await NextAsync(rig, "Ana")).Alert);
        Assert.Equal(DeskOutcome.NothingWaiting, (await rig.Desk.ClaimNextAsync("Ana", Token)).Outcome);
    }

    [Fact]
    public async Task Someone_elses_alert_is_answered_with_the_name()
    {
        var rig = await WithAsync(alerts: 1);
        await NextAsync(rig, "Ana");
        Assert.Equal(new DeskAnswer(DeskOutcome.HeldByOther, HeldBy: "Ana"), await rig.Desk.ClaimAsync(Alert(0), "Beto", Token));
        Assert.Equal(DeskOutcome.NotFound, (await rig.Desk.ClaimAsync(Alert(7), "Beto", Token)).Outcome);
    }

    [Fact]
    public async Task A_decision_after_the_lease_went_to_someone_else_is_refused_and_changes_nothing()
    {
        var rig = await WithAsync(alerts: 1);
        var anas = await NextAsync(rig, "Ana");
        rig.Queue.RunOut(anas.Alert);
        await rig.Queue.SweepAsync(Token);
        var betos = await NextAsync(rig, "Beto");

        Assert.Equal(DeskOutcome.Stale, (await rig.Desk.DecideAsync(Decision(anas), Token)).Outcome);
        Assert.Equal(DeskOutcome.Stale, (await rig.Desk.HeartbeatAsync(anas, Token)).Outcome);
        Assert.Equal(DeskOutcome.Stale, (await rig.Desk.ReleaseAsync(anas, "too late", Token)).Outcome);
        Assert.Empty(rig.Store.Decisions);
        Assert.Equal(DeskOutcome.Done, (await rig.Desk.DecideAsync(Decision(betos), Token)).Outcome);
        Assert.Equal("Beto", Assert.Single(rig.Store.Decisions).Value.Analyst);
    }

    [Fact]
    public async Task An_alert_that_was_decided_while_the_queue_knew_nothing_is_dropped_and_the_next_one_given()
    {
        var rig = await WithAsync(alerts: 2);
        rig.Store.Decisions[Alert(0)] = Decision(new AlertLease(Alert(0), "Ana", 1, default));

        Assert.Equal(Alert(1), (await NextAsync(rig, "Beto")).Alert);
        Assert.Equal(0, (await rig.Queue.LookAsync(Token)).Ready);
        Assert.Equal(DeskOutcome.AlreadyDecided, (await rig.Desk.ClaimAsync(Alert(0), "Beto", Token)).Outcome);
    }

    [Fact]
    public async Task An_alert_whose_token_the_store_finds_old_leaves_the_queue_until_reconciling_raises_the_tokens()
    {
        var rig = await WithAsync(alerts: 1);
        await rig.Store.RecordClaimAsync(new AlertLease(Alert(0), "Ana", 50, default), Token);

        Assert.Equal(DeskOutcome.NothingWaiting, (await rig.Desk.ClaimNextAsync("Beto", Token)).Outcome);
        await rig.ReconcileAsync();
        Assert.Equal("Ana", (await rig.Desk.ClaimAsync(Alert(0), "Beto", Token)).HeldBy); // the claim that the store knows goes on
        rig.Queue.RunOut(Alert(0));
        await rig.Queue.SweepAsync(Token);
        Assert.Equal(51, (await NextAsync(rig, "Beto")).FencingToken);
    }

    [Fact]
    public async Task A_released_alert_is_back_with_the_reason_on_record()
    {
        var rig = await WithAsync(alerts: 1);
        var lease = await NextAsync(rig, "Ana");
        Assert.Equal(DeskOutcome.Done, (await rig.Desk.ReleaseAsync(lease, "for someone who reads Mixtec", Token)).Outcome);

        Assert.Contains("released: for someone who reads Mixtec", rig.Store.Transitions);
        Assert.Equal(DeskOutcome.Stale, (await rig.Desk.DecideAsync(Decision(lease), Token)).Outcome);
        Assert.Equal(Alert(0), (await NextAsync(rig, "Beto")).Alert);
    }

    [Fact]
    public async Task While_the_queue_is_away_nothing_can_be_claimed_but_a_decision_still_counts()
    {
        var rig = await WithAsync(alerts: 1);
        var lease = await NextAsync(rig, "Ana");
        rig.Queue.Away = true;

        Assert.Equal(DeskOutcome.QueueAway, (await rig.Desk.ClaimNextAsync("Beto", Token)).Outcome);
        Assert.Equal(DeskOutcome.QueueAway, (await rig.Desk.ClaimAsync(Alert(0), "Beto", Token)).Outcome);
        Assert.Equal(DeskOutcome.QueueAway, (await rig.Desk.HeartbeatAsync(lease, Token)).Outcome);
        Assert.Equal(DeskOutcome.QueueAway, (await rig.Desk.ReleaseAsync(lease, "", Token)).Outcome);
        Assert.Equal(DeskOutcome.Done, (await rig.Desk.DecideAsync(Decision(lease), Token)).Outcome);
        Assert.Equal(DeskOutcome.AlreadyDecided, (await rig.Desk.DecideAsync(Decision(lease), Token)).Outcome);

        rig.Queue.Away = false;
        await rig.ReconcileAsync();
        Assert.Equal(DeskOutcome.NothingWaiting, (await rig.Desk.ClaimNextAsync("Beto", Token)).Outcome);
    }

    private static async Task<AlertLease> NextAsync(TriageRig rig, string analyst) =>
        (await rig.Desk.ClaimNextAsync(analyst, Token)).Lease ?? throw new InvalidOperationException("no alert was given");
}
