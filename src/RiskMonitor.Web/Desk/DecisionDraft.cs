using RiskMonitor.Triaging;

namespace RiskMonitor.Web.Desk;

/// <summary>What an analyst has filled in so far. It starts empty, so that nothing is decided by leaving a default, and outlives a lost lease.</summary>
public sealed class DecisionDraft
{
    private TriageVerdict? _verdict;

    public TriageVerdict? Verdict
    {
        get => _verdict;
        set
        {
            _verdict = value;
            if (value is { } verdict && Reason is { } reason && !VerdictReasons.For(verdict).Contains(reason))
                Reason = null;
        }
    }

    public TriageReason? Reason { get; set; }

    public string Note { get; set; } = "";

    /// <summary>Key of what is missing in the resources; null when complete.</summary>
    internal string? Missing =>
        Verdict is null ? "Decide.NeedVerdict"
        : Reason is null ? "Decide.NeedReason"
        : VerdictReasons.NeedsNote(Reason.Value) && string.IsNullOrWhiteSpace(Note) ? "Decide.NeedNote"
        : null;
}
