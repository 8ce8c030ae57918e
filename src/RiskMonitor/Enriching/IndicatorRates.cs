using System.Globalization;
using System.Text;
using RiskMonitor.Ads;

namespace RiskMonitor.Enriching;

/// <summary>On how many adverts each indicator fires: the base rate that says whether a sign is one. Counts only, no text.</summary>
public sealed class IndicatorRates(IndicatorCatalog catalog)
{
    /// <summary>Share of ordinary adverts above which a sign that may raise a score has to be explained or demoted.</summary>
    public const double MostOfAScoringSign = .05;

    private const int MostTogether = 3;

    private readonly SortedDictionary<string, int> _adverts = new(StringComparer.Ordinal);
    private readonly int[,] _together = new int[Enum.GetValues<RiskHead>().Length, MostTogether + 1];

    /// <summary>Adverts counted.</summary>
    public int Adverts { get; private set; }

    /// <summary>Share of the adverts on which an indicator fired, 0 to 1.</summary>
    public double ShareOf(string id) => Adverts == 0 ? 0 : (double)_adverts.GetValueOrDefault(id) / Adverts;

    /// <summary>Share of the adverts with so many different signs of a head that may raise its score, employers that are not named (R03) left out: what is missing is no sign by itself.</summary>
    public double ShareWith(RiskHead head, int least) => Adverts == 0 ? 0 : (double)_together[(int)head, least] / Adverts;

    public void Add(EnrichedAd ad)
    {
        ArgumentNullException.ThrowIfNull(ad);
        Adverts++;
        var ids = ad.Hits.Select(hit => hit.Id).Distinct(StringComparer.Ordinal).ToList();
        foreach (var id in ids)
            _adverts[id] = _adverts.GetValueOrDefault(id) + 1;
        foreach (var head in Enum.GetValues<RiskHead>())
        {
            var signs = ids.Count(id => id != "R03" && catalog.TryGet(id, out var row) && IsScoring(row) && row.Heads.Contains(head));
            for (var least = 1; least <= Math.Min(signs, MostTogether); least++)
                _together[(int)head, least]++;
        }
    }

    /// <summary>Two tables in Markdown: every indicator that fired, and how often several of a head stand together.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder("| indicator | what | use | adverts | share |\n|---|---|---|---|---|\n");
        foreach (var (id, count) in _adverts)
        {
            var row = catalog[id];
            var tooOften = IsScoring(row) && ShareOf(id) > MostOfAScoringSign ? ", **over 5 %**" : "";
            text.Append(CultureInfo.InvariantCulture, $"| {id} | {row.NameEn} | {row.Use.ToString().ToLowerInvariant()}{tooOften} | {count} | {ShareOf(id):P2} |\n");
        }

        text.Append("\n| head | ≥ 1 | ≥ 2 | ≥ 3 |\n|---|---|---|---|\n");
        foreach (var head in Enum.GetValues<RiskHead>())
            text.Append(CultureInfo.InvariantCulture, $"| {head} | {ShareWith(head, 1):P2} | {ShareWith(head, 2):P2} | {ShareWith(head, 3):P2} |\n");
        return text.ToString();
    }

    private static bool IsScoring(Indicator row) => row.Use is IndicatorUse.Score or IndicatorUse.Combine;
}
