using System.Text;
using RiskMonitor.Alerts;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Linking;
using RiskMonitor.Storage.Records;
using RiskMonitor.Storage.Retention;
using RiskMonitor.Storage.Writing;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage.Triaging;

/// <summary>Writes what people did. The state and the highest fencing token decide, inside the transaction that writes.</summary>
internal sealed class TriageStore(StoreWriter writer, IContactSealer sealer, CampaignOverrides overrides, TimeProvider clock) : ITriageStore
{
    public Task<RecordOutcome> RecordClaimAsync(AlertLease lease, CancellationToken cancellationToken) => writer.WriteAsync(
        session =>
        {
            var alert = TriageTable.Find(session, lease.Alert);
            if (Refusal(alert, lease.FencingToken) is { } refused)
                return refused;
            // The same lease again: recorded before, or given back in the store while the queue did not hear of it.
            if (alert!.Token == lease.FencingToken && alert.State == AlertState.Claimed)
                return alert.ClaimedBy == lease.Analyst ? RecordOutcome.Recorded : RecordOutcome.StaleToken;
            TriageTable.Set(session, lease.Alert, AlertState.Claimed, lease.FencingToken, lease.Analyst);
            TriageTable.SetSeen(session, lease.Alert, alert.Evidence);
            Record(session, alert, lease.Alert, AlertState.Claimed, lease.Analyst, TransitionWhy.Claimed, lease.FencingToken);
            return RecordOutcome.Recorded;
        },
        cancellationToken);

    public Task<RecordOutcome> RecordReleaseAsync(AlertLease lease, string reason, CancellationToken cancellationToken) => writer.WriteAsync(
        session =>
        {
            var alert = TriageTable.Find(session, lease.Alert);
            if (Refusal(alert, lease.FencingToken) is { } refused)
                return refused;
            if (alert!.Token == lease.FencingToken && alert.State != AlertState.Claimed)
                return RecordOutcome.Recorded;
            if (alert.Token == lease.FencingToken && alert.ClaimedBy != lease.Analyst)
                return RecordOutcome.StaleToken;
            TriageTable.Set(session, lease.Alert, AlertState.Ready, lease.FencingToken, claimedBy: null);
            Record(session, alert, lease.Alert, AlertState.Ready, lease.Analyst, TransitionWhy.Released, lease.FencingToken, Sealed(reason));
            return RecordOutcome.Recorded;
        },
        cancellationToken);

    public Task<RecordOutcome> RecordDecisionAsync(TriageDecision decision, CancellationToken cancellationToken) => writer.WriteAsync(
        session =>
        {
            var alert = TriageTable.Find(session, decision.Alert);
            if (Refusal(alert, decision.FencingToken) is { } refused)
                return refused;
            // With the highest token but another name on it the decision belongs to someone else's lease.
            if (alert!.Token == decision.FencingToken && alert.State == AlertState.Claimed && alert.ClaimedBy != decision.Analyst)
                return RecordOutcome.StaleToken;
            // In this transaction: what comes after it is news to the decision, what came before it was seen.
            if (SeenBy(decision, alert) < alert.Evidence)
                return RecordOutcome.NewerEvidence;
            Apply(session, decision, alert);
            return RecordOutcome.Recorded;
        },
        cancellationToken,
        committed: outcome =>
        {
            if (outcome == RecordOutcome.Recorded)
                overrides.Refresh();
        });

    public Task<bool> IsDecidedAsync(AlertId alert, CancellationToken cancellationToken) =>
        writer.WriteAsync(session => TriageTable.Find(session, alert)?.State == AlertState.Decided, cancellationToken);

    private void Apply(WriteSession session, TriageDecision decision, TriagedAlert alert)
    {
        var id = decision.Alert.ToString();
        var campaign = alert.Campaign;
        var expires = decision.DecidedAt + KeptUntil.Dismissed;
        DateTimeOffset? reopens = decision.Verdict == TriageVerdict.NotRelevant ? expires : null;
        session.Execute(
            "UPDATE alerts SET state = 'Decided', fencing_token = ?2, claimed_by = NULL, updated_at = ?3, reopens_at = ?4 WHERE id = ?1",
            id, decision.FencingToken, decision.DecidedAt.UtcTicks, reopens?.UtcTicks);
        session.Execute(
            "INSERT INTO decisions (alert_id, campaign_id, analyst, fencing_token, verdict, reason, sealed_note, decided_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            id, campaign.ToString(), decision.Analyst, decision.FencingToken, decision.Verdict.ToString(), decision.Reason.ToString(),
            Sealed(decision.Note), decision.DecidedAt.UtcTicks);
        Record(session, alert, decision.Alert, AlertState.Decided, decision.Analyst, $"{TransitionWhy.Decided}: {decision.Verdict}, {decision.Reason}", decision.FencingToken);

        if (decision.Verdict == TriageVerdict.NotRelevant)
            VerdictTable.Write(session, campaign, new EarlierVerdict(decision.Verdict.ToString(), decision.DecidedAt, expires));
        else
            VerdictTable.Delete(session, campaign);

        // A campaign that was once found relevant is somebody's case; a later dismissal does not start its deletion.
        var relevant = session.Scalar("SELECT 1 FROM decisions WHERE campaign_id = ?1 AND verdict = 'Relevant' LIMIT 1", campaign.ToString()) is not null;
        var outcome = relevant ? CampaignOutcome.Relevant : CampaignOutcome.Dismissed;
        session.Execute("UPDATE campaigns SET outcome = ?2, outcome_at = ?3 WHERE id = ?1", campaign.ToString(), outcome.ToString(), decision.DecidedAt.UtcTicks);
        DeletionDates.Apply(session, campaign, outcome, decision.DecidedAt);
    }

    /// <summary>What the decision says it was made on; else what there was at its claim. Null, which nothing is newer than, when the store never heard of that claim.</summary>
    private static long? SeenBy(TriageDecision decision, TriagedAlert alert) =>
        decision.EvidenceSeen ?? (decision.FencingToken == alert.Token ? alert.SeenEvidence : null);

    private byte[]? Sealed(string note) => string.IsNullOrWhiteSpace(note) ? null : sealer.Seal(Encoding.UTF8.GetBytes(note.Trim()));

    private static RecordOutcome? Refusal(TriagedAlert? alert, long token) =>
        alert is null ? RecordOutcome.NotFound
        : alert.State == AlertState.Decided ? RecordOutcome.AlreadyDecided
        : token < alert.Token ? RecordOutcome.StaleToken
        : null;

    private void Record(WriteSession session, TriagedAlert alert, AlertId id, AlertState to, string who, string why, long token, byte[]? note = null) =>
        AlertTable.Record(session, id, alert.State, to, who, clock.GetUtcNow(), why, token, note);
}
