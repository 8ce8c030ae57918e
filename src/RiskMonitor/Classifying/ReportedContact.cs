using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying;

/// <summary>
/// Indicator C01: a contact of the advert appears in reports that were handed in. It escalates whatever the score, and weighs nothing. Which reports there are
/// is known only where adverts and reports are written, in one transaction, so that neither order of the two can miss the other; this says what follows.
/// </summary>
public static class ReportedContact
{
    public const string Indicator = "C01";

    /// <summary>Its grade in seeds/indicators.csv.</summary>
    public const string Grade = "X";

    /// <summary>The contacts that reports and adverts are compared by: those that may join adverts, so never a platform's own.</summary>
    public static ImmutableArray<ContactKey> ContactsOf(ScoredAd scored)
    {
        ArgumentNullException.ThrowIfNull(scored);
        return scored.Linked.ContactKeys;
    }

    public static ImmutableArray<string> Escalate(ImmutableArray<string> escalations) =>
        [.. escalations.Append(Indicator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <param name="reasons">The advert's reasons for.</param>
    /// <param name="reports">How many reports name one of its contacts.</param>
    public static ImmutableArray<Reason> Explain(ImmutableArray<Reason> reasons, int reports) =>
    [
        new Reason { Head = RiskHead.Recruitment, Kind = ReasonKind.Indicator, Id = Indicator, Grade = Grade, Weight = 0, Count = reports },
        .. reasons.Where(reason => reason.Id != Indicator),
    ];
}
