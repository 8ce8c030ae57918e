using System.Collections.Frozen;

namespace RiskMonitor.Classifying.Heads;

/// <summary>
/// What an indicator speaks of. Two indicators of one aspect (two signs about pay, two about how to get in touch) are not independent:
/// they count as one where a rule asks for several.
/// </summary>
internal static class IndicatorAspects
{
    private static readonly Dictionary<string, string> IndicatorsOf = new(StringComparer.Ordinal)
    {
        ["account"] = "F01 F02 F03 F05 F06 F13",
        ["circuit"] = "E14 E24",
        ["codes"] = "E21 R21",
        ["contact"] = "R03 R05 E01 R04 R23 R28",
        ["currency"] = "F04",
        ["debt"] = "R11",
        ["duties"] = "R12 R26",
        ["employer"] = "E22 F08 F09 F10 R20 R29",
        ["armed"] = "R36",
        ["fee"] = "R10",
        ["freedom"] = "R35",
        ["group"] = "R17",
        ["house"] = "E17",
        ["identity"] = "E16",
        ["meeting"] = "R06",
        ["migration"] = "R18",
        ["occupation"] = "R15 R16",
        ["package"] = "R09 R22",
        ["papers"] = "R07",
        ["data"] = "R25",
        ["pay"] = "E18 F16 R01 R02",
        ["person"] = "R14",
        ["place"] = "E20 F11 F12 R08 R19",
        ["rate"] = "E15",
        ["schedule"] = "E19 R27",
        ["opener"] = "R38",
        ["tasks"] = "R37",
        ["trust"] = "E04",
        ["urgency"] = "R13",
        ["voice"] = "E09",
        ["youth"] = "E03",
    };

    private static readonly FrozenDictionary<string, string> Aspects = IndicatorsOf
        .SelectMany(aspect => aspect.Value.Split(' ').Select(id => KeyValuePair.Create(id, aspect.Key)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// Indicators that report one span for each kind of sign they find. E17: words of a house, booking through somebody else, money taken by somebody else,
    /// persons kept in a place, recruiting of persons. Each is a sign of its own.
    /// </summary>
    public static bool IsSeveral(string indicator) => indicator == "E17";

    /// <summary>The aspect; an indicator that is not listed is one of its own.</summary>
    /// <param name="indicator">Row of indicators.csv.</param>
    /// <param name="kind">Which of several signs of the indicator it is, from 0.</param>
    public static string Of(string indicator, int kind = 0) =>
        IsSeveral(indicator) ? $"{indicator}/{kind}" : Aspects.GetValueOrDefault(indicator, indicator);
}
