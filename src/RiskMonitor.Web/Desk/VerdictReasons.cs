using System.Collections.Immutable;
using RiskMonitor.Triaging;

namespace RiskMonitor.Web.Desk;

/// <summary>Which reasons go with which verdict, so that nobody scrolls past those that cannot apply.</summary>
internal static class VerdictReasons
{
    public const int MaxNote = 2000;

    public static ImmutableArray<TriageReason> For(TriageVerdict verdict) => verdict switch
    {
        TriageVerdict.Relevant =>
            [TriageReason.SeveralIndicators, TriageReason.SharedContact, TriageReason.RepeatedText, TriageReason.DangerWords, TriageReason.Other],
        TriageVerdict.NotRelevant =>
            [TriageReason.GenuineEmployer, TriageReason.IndependentAdvertiser, TriageReason.PreventionOrNews, TriageReason.WrongReading, TriageReason.Other],
        _ => [TriageReason.NotEnoughText, TriageReason.Other],
    };

    /// <summary>"Other" says nothing by itself, so it needs a note.</summary>
    public static bool NeedsNote(TriageReason reason) => reason is TriageReason.Other;
}
