using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;

namespace RiskMonitor.Web.Words;

/// <summary>An indicator on one span, once, however many heads it counts for: where it counts most for this alert, and where else.</summary>
public sealed record ShownReason(Reason Main, ImmutableArray<Reason> Elsewhere)
{
    /// <summary>Words that move a logit by less are left out of text and lists; their sum stays in the score.</summary>
    public const double LeastTerm = .05;

    public static ImmutableArray<ShownReason> Signs(IEnumerable<Reason> reasons, RiskHead? head) =>
    [
        .. reasons.Where(reason => reason.Kind is ReasonKind.Indicator)
            .GroupBy(reason => (reason.Id, reason.Field, reason.Start, reason.Length))
            .Select(same => same.OrderByDescending(reason => reason.Weight != 0 && reason.Head == head).ThenByDescending(reason => Math.Abs(reason.Weight)).ToImmutableArray())
            .Select(same => new ShownReason(same[0], [.. same.Skip(1).Where(reason => reason.Weight != 0)]))
            .OrderByDescending(shown => shown.Main.Head == head).ThenByDescending(shown => Math.Abs(shown.Main.Weight)),
    ];

    /// <summary>Words explain the head that decided; without one, whichever they count for.</summary>
    public static ImmutableArray<Reason> Terms(IEnumerable<Reason> reasons, RiskHead? head) =>
    [
        .. reasons.Where(reason => reason.Kind is ReasonKind.Term && Math.Abs(reason.Weight) >= LeastTerm && (head is null || reason.Head == head))
            .OrderByDescending(reason => Math.Abs(reason.Weight)),
    ];
}
