using RiskMonitor.Alerts;

namespace RiskMonitor.Triaging;

/// <summary>The record of what people did with alerts. Every call writes its transition (who, when, why) in the same transaction.</summary>
public interface ITriageStore
{
    /// <summary>Records a claim. Refused when the alert is decided or a higher token is known.</summary>
    Task<RecordOutcome> RecordClaimAsync(AlertLease lease, CancellationToken cancellationToken);

    /// <summary>Records that the analyst gave the alert back.</summary>
    Task<RecordOutcome> RecordReleaseAsync(AlertLease lease, string reason, CancellationToken cancellationToken);

    /// <summary>Applies the decision when its token is the highest known, the alert is still open and nothing came that its analyst has not seen.</summary>
    Task<RecordOutcome> RecordDecisionAsync(TriageDecision decision, CancellationToken cancellationToken);

    /// <summary>Whether the alert is decided: then the queue knows nothing of it any more, and only the store can say why.</summary>
    Task<bool> IsDecidedAsync(AlertId alert, CancellationToken cancellationToken);
}

/// <summary>What the store said.</summary>
public enum RecordOutcome
{
    Recorded,
    StaleToken,
    AlreadyDecided,

    /// <summary>The campaign brought something that the decision was not made on.</summary>
    NewerEvidence,
    NotFound,
}
