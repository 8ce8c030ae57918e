using System.Collections.Frozen;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R05: a firm is named or claimed, and the mail address is from a free service. Whether a domain fits the firm's name is later work.</summary>
internal sealed class FreeMailForClaimedCompany(PhraseMatcher phrases) : IIndicatorRule
{
    private static readonly FrozenSet<string> FreeServices = new[]
    {
        "gmail", "hotmail", "outlook", "yahoo", "live", "icloud", "aol", "protonmail", "proton", "gmx", "msn", "ymail", "prodigy", "zoho", "tutanota", "yandex", "mail", "googlemail", "rocketmail",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly int _firm = phrases.SectionOf("R05", "firm");

    public string Id => "R05";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.SpeaksOfWork || reading.IsWarning || !(reading.NamesEmployer || reading.Has(_firm)))
            return [];
        return reading.SpansOf(ContactKind.Email, Id, IsFree).Take(1);
    }

    internal static bool IsFree(string address) => FreeServices.Contains(address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..].Split('.')[0]);
}
