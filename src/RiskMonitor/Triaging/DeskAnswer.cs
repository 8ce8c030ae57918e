using RiskMonitor.Alerts;

namespace RiskMonitor.Triaging;

/// <summary>How an action on an alert ended. Nothing changed unless it is <see cref="DeskOutcome.Done"/>.</summary>
/// <param name="Outcome">What happened.</param>
/// <param name="Lease">The claim, when one was given.</param>
/// <param name="HeldBy">Who has the alert, when someone else does.</param>
public sealed record DeskAnswer(DeskOutcome Outcome, AlertLease? Lease = null, string? HeldBy = null);

/// <summary>What the console shows after an action; its words live in the console's resources.</summary>
public enum DeskOutcome
{
    Done,

    /// <summary>No alert waits.</summary>
    NothingWaiting,

    /// <summary>Someone else has it; the answer says who.</summary>
    HeldByOther,

    /// <summary>The lease ran out, or someone has claimed the alert since. Nothing was overwritten.</summary>
    Stale,

    /// <summary>A decision on this alert stands already.</summary>
    AlreadyDecided,

    /// <summary>Something new came after what the analyst had read. The claim stands: read it and decide again.</summary>
    NewerEvidence,

    /// <summary>There is no such alert, or it does not wait to be claimed.</summary>
    NotFound,

    /// <summary>The queue does not answer. The alert is safe in the store; try again later.</summary>
    QueueAway,
}
