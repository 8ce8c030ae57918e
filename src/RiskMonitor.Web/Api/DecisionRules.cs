using RiskMonitor.Ads;
using RiskMonitor.Triaging;
using RiskMonitor.Web.Desk;

namespace RiskMonitor.Web.Api;

/// <summary>What a decision must say before it is passed on.</summary>
internal static class DecisionRules
{
    public static ApiProblem? Broken(DecisionRequest decision)
    {
        if (decision.Verdict is not { } verdict)
            return ApiProblem.BadBody("verdict", $"One of {Codes.List<TriageVerdict>()}.");
        var allowed = VerdictReasons.For(verdict);
        if (decision.Reason is not { } reason || !allowed.Contains(reason))
            return ApiProblem.BadBody("reason", $"With {SnakeCaseEnum.Write(verdict)}, one of {string.Join(", ", allowed.Select(SnakeCaseEnum.Write))}.");
        if (decision.Note is { Length: > VerdictReasons.MaxNote })
            return ApiProblem.BadBody("note", $"At most {VerdictReasons.MaxNote} characters.");
        return VerdictReasons.NeedsNote(reason) && string.IsNullOrWhiteSpace(decision.Note)
            ? ApiProblem.BadBody("note", "The reason 'other' needs a note.")
            : null;
    }
}
