using System.Globalization;
using System.Text;

namespace RiskMonitor.Classifying.Evaluating;

/// <summary>Metrics as the Markdown that evaluate prints and the model card holds.</summary>
internal static class MetricsTable
{
    public static string Write(Metrics metrics)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            {CrossValidation.Folds}-fold, campaign-grouped, over EMSCAD's public part: {metrics.Adverts} adverts ({metrics.Deceptive} deceptive) in {metrics.Campaigns} campaigns, each in English and in machine-translated Spanish.
            Weighted to the natural share of {metrics.Prevalence:P2} deceptive adverts. In brackets the 95 % interval, campaigns drawn with replacement.

            The fake-job head as shipped: text and indicators.

            | | English | Spanish (machine translation) |
            |---|---|---|
            {Row("AP by advert", metrics, m => m.AveragePrecisionByAdvert)}
            {Row("AP by campaign", metrics, m => m.AveragePrecisionByCampaign)}
            {Row("ROC AUC", metrics, m => m.RocAuc)}
            {Row("recall at precision .9", metrics, m => m.RecallAtPrecision90)}
            {Row("ECE", metrics, m => m.CalibrationError)}
            | AP by advert in each fold | {Folds(metrics.English)} | {Folds(metrics.Spanish)} |

            The text part alone, without indicators:

            | | English | Spanish (machine translation) |
            |---|---|---|
            {Text("AP by advert", metrics, m => m.AveragePrecisionByAdvert)}
            {Text("AP by campaign", metrics, m => m.AveragePrecisionByCampaign)}
            {Text("recall at precision .9", metrics, m => m.RecallAtPrecision90)}
            {Text("ECE", metrics, m => m.CalibrationError)}

            Shortcut check: AUC of the score as a classifier of translated against native honest adverts {Short(metrics.NativeShortcut)} (over .60 it would tell translations, not fraud). No native advert is a negative in training, so the AP above is the AP without native negatives.

            """);
        if (metrics.Variants.IsEmpty)
            return text.ToString();

        text.Append("\n| trained otherwise, same folds | AP en, advert | en, campaign | es, advert | es, campaign | translated vs native AUC |\n|---|---|---|---|---|---|\n");
        foreach (var variant in metrics.Variants)
            text.Append(CultureInfo.InvariantCulture, $"| {variant.Name} | {Short(variant.EnglishByAdvert)} | {Short(variant.EnglishByCampaign)} | {Short(variant.SpanishByAdvert)} | {Short(variant.SpanishByCampaign)} | {Short(variant.NativeShortcut)} |\n");
        return text.ToString();
    }

    private static string Row(string name, Metrics metrics, Func<LanguageMetrics, Interval> measure) =>
        $"| {name} | {Range(measure(metrics.English))} | {Range(measure(metrics.Spanish))} |";

    private static string Text(string name, Metrics metrics, Func<LanguageMetrics, Interval> measure) =>
        $"| {name} | {Range(measure(metrics.EnglishText))} | {Range(measure(metrics.SpanishText))} |";

    private static string Range(Interval interval) => $"{Short(interval.Value)} [{Short(interval.Low)}, {Short(interval.High)}]";

    private static string Folds(LanguageMetrics language) => string.Join(' ', language.AveragePrecisionByFold.Select(Short));

    private static string Short(double value) => value.ToString("F3", CultureInfo.InvariantCulture);
}
