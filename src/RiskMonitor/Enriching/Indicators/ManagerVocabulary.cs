using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>
/// E17: somebody else speaks, books, collects or decides, or persons are kept, silenced, handed over or bound by debt, in an advert that offers company.
/// One span a kind.
/// </summary>
internal sealed class ManagerVocabulary(PhraseMatcher phrases) : IIndicatorRule
{
    /// <summary>So many given names under one contact are several persons; two may be one person's.</summary>
    private const int SeveralNames = 3;

    private static readonly string[] Kinds = ["house", "booking", "money", "confinement", "obedience", "silence", "handover", "debt", "recruiting"];

    private readonly int[] _kinds = [.. Kinds.Select(section => phrases.SectionOf("E17", section))];
    private readonly int _names = phrases.SectionOf("E17", "names");
    private readonly int _withMe = phrases.SectionOf("E17", "with me");

    public string Id => "E17";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.OffersCompany || reading.IsWarning)
            return [];
        var hits = new List<IndicatorHit>(_kinds.Length + 1);
        foreach (var section in _kinds)
            AddApart(hits, reading.All(section, Id));
        if (hits.Count == 0 && SeveralNamesIn(reading) is { } names)
            hits.Add(names);
        // "Las citas son conmigo" is what an independent person writes too: it counts only beside another sign.
        if (hits.Count > 0)
            AddApart(hits, reading.All(_withMe, Id));
        return hits;
    }

    /// <summary>The last of several different names. Where the words of a house were found, such names are no further sign.</summary>
    private IndicatorHit? SeveralNamesIn(AdReading reading)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var hit in reading.All(_names, Id))
        {
            if (hit.Field is { } field && reading.Ad[field] is { } text && seen.Add(text.Substring(hit.Start, hit.Length)) && seen.Count == SeveralNames)
                return hit;
        }

        return null;
    }

    /// <summary>The first span that no other kind has taken: the same words are one sign, whatever they are a sign of.</summary>
    private static void AddApart(List<IndicatorHit> hits, IEnumerable<IndicatorHit> more)
    {
        foreach (var hit in more)
        {
            if (hits.Exists(taken => taken.Field == hit.Field && taken.Start < hit.Start + hit.Length && hit.Start < taken.Start + taken.Length))
                continue;
            hits.Add(hit);
            return;
        }
    }
}
