using System.Globalization;
using System.Text;
using RiskMonitor.Ads;

namespace RiskMonitor.Classifying.Evaluating;

/// <summary>False alarms and recall side by side at the shipped bands, as Markdown. One without the other says nothing.</summary>
internal static class BandTable
{
    public static string Write(IReadOnlyList<(RiskCategory Label, ScoredAd Scored)> cases, IReadOnlyList<ScoredAd> adverts, string model, string policy)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"At the bands of policy {policy}, model {model}. An alert is band review or review_now, whichever head.\n\n");
        text.Append("| | n | alerts | share | with this category | watch only | not scored |\n|---|---|---|---|---|---|---|\n");
        var positives = cases.Where(one => one.Label != RiskCategory.None).ToList();
        foreach (var label in positives.Select(one => one.Label).Distinct().Order())
            Row(text, $"recall, {SnakeCaseEnum.Write(label)}", [.. positives.Where(one => one.Label == label)]);
        if (positives.Count > 0)
            Row(text, "recall, all labels", positives);
        Row(text, "false alarms, cases labelled none", [.. cases.Where(one => one.Label == RiskCategory.None)]);
        Row(text, "alerts on real adverts, assumed honest", [.. adverts.Select(scored => (RiskCategory.None, scored))]);
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, List<(RiskCategory Label, ScoredAd Scored)> ads)
    {
        if (ads.Count == 0)
            return;
        var alerts = ads.Where(ad => ad.Scored.Band >= RiskBand.Review).ToList();
        var right = ads[0].Label == RiskCategory.None ? "–" : alerts.Count(ad => ad.Scored.Category == ad.Label).ToString(CultureInfo.InvariantCulture);
        var watch = ads.Count(ad => ad.Scored.Band == RiskBand.Watch);
        var unscored = ads.Count(ad => ad.Scored.Status != ScoreStatus.Scored);
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {ads.Count} | {alerts.Count} | {(double)alerts.Count / ads.Count:F3} | {right} | {watch} | {unscored} |\n");
    }
}
