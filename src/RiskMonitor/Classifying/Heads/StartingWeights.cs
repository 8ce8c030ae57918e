using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Classifying.Heads;

/// <summary>
/// Weights of indicators before any analyst's label exists, from their evidence grade and use (docs/adding-an-indicator.md), in logits.
/// Starting values of the catalogue: E+ and L 2, X 1, one that only combines half of that, contra −1. Corrections to them stand here, each with its reason.
/// </summary>
internal static class StartingWeights
{
    private const double NeverDecidesCap = .5;

    /// <summary>
    /// The fake-job head starts from the log-odds of a calibrated 4.84 %, three logits below one half, where the other two heads start 1.5 below. Its indicators weigh twice
    /// as much, so that two signs count alike in all three heads, and a fifth more, so that a text that leans a little to the other side does not undo two signs.
    /// </summary>
    private const double FakeJobScale = 2.4;

    /// <summary>
    /// A sign that counts on its own weighs 1 while it stands alone, and this beside an independent one: two signs, one of them of this kind, are enough for review,
    /// one never is. On 8,923 real adverts 1 in 200 has such a sign, and fewer than 1 in 1,000 has another beside it.
    /// </summary>
    private const double BesideAnother = 1.5;

    /// <summary>
    /// Persons kept in a place, watched or bound by debt are, with the words of a manager (E17), the only signs of somebody else's control a single text can give:
    /// as much as a sign that counts on its own, though only beside two others.
    /// </summary>
    private static readonly ImmutableHashSet<string> SignsOfControl = ["E20"];

    /// <summary>
    /// A transfer or work elsewhere is as strong as a sign that counts on its own, but only beside two others: seasonal work, building crews and ships pay the way there too,
    /// and a private person who writes so names no firm. Beside nothing but the missing firm it flagged as many ordinary posts as others (5 of 10 on 410 invented cases, 2026-11-25).
    /// </summary>
    private static readonly ImmutableHashSet<string> Transfers = ["R08"];

    /// <summary>
    /// Signs of taking the reader's money say more about a deceptive offer than about recruitment: the recruitment head takes half, so that the category is the nearer one.
    /// </summary>
    private static readonly ImmutableHashSet<string> MoneySigns = ["R05", "R10", "R25", "F01", "F02", "F03", "F04", "F05", "F06", "F13"];

    /// <summary>What an indicator weighs at most while it stands alone.</summary>
    public static double MostAlone(RiskHead head) => head == RiskHead.FakeJob ? FakeJobScale : 1;

    public static ImmutableSortedDictionary<string, double> Of(RiskHead head, IndicatorCatalog catalog) => catalog.All
        .Where(indicator => indicator.Heads.Contains(head))
        .ToImmutableSortedDictionary(indicator => indicator.Id, indicator => Of(head, indicator), StringComparer.Ordinal);

    /// <summary>What one indicator of a head weighs.</summary>
    public static double Of(RiskHead head, Indicator indicator) => head switch
    {
        RiskHead.FakeJob => FakeJobScale * FromEvidence(indicator),
        RiskHead.Recruitment when MoneySigns.Contains(indicator.Id) => FromEvidence(indicator) / 2,
        _ => FromEvidence(indicator),
    };

    private static double FromEvidence(Indicator indicator)
    {
        var weight = indicator switch
        {
            { Use: IndicatorUse.Contra } => -1,
            { Use: not (IndicatorUse.Score or IndicatorUse.Combine) } or { Grade: "E0" or "E-" } => 0,
            { Grade: "E+" or "L", Use: IndicatorUse.Score } => 2,
            { Grade: "E+" or "L" } => 1,
            { Grade: "B" } => .5,
            { Use: IndicatorUse.Score } => BesideAnother,
            _ when Transfers.Contains(indicator.Id) => BesideAnother,
            _ => SignsOfControl.Contains(indicator.Id) ? 1 : .5,
        };
        return indicator.NeverDecides ? Math.Min(weight, NeverDecidesCap) : weight;
    }
}
