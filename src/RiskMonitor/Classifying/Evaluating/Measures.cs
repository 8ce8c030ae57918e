namespace RiskMonitor.Classifying.Evaluating;

/// <summary>
/// Measures over weighted adverts. Equal scores are taken together, so that the order of the input never matters.
/// Arrays are parallel: scores sorted from high to low, labels, and weights (zero leaves an advert out).
/// </summary>
internal static class Measures
{
    private const int CalibrationBins = 10;

    /// <summary>Σ (gain in recall × precision) over the thresholds: area under the precision-recall steps.</summary>
    public static double AveragePrecision(double[] scores, bool[] labels, double[] weights)
    {
        double positives = Total(labels, weights, true), hits = 0, taken = 0, area = 0;
        for (var i = 0; i < scores.Length;)
        {
            var gained = 0.0;
            for (var score = scores[i]; i < scores.Length && scores[i] == score; i++)
            {
                taken += weights[i];
                gained += labels[i] ? weights[i] : 0;
            }

            hits += gained;
            if (gained > 0)
                area += gained / positives * hits / taken;
        }

        return positives > 0 ? area : double.NaN;
    }

    /// <summary>Highest recall of a threshold at which precision is at least this.</summary>
    public static double RecallAtPrecision(double[] scores, bool[] labels, double[] weights, double precision)
    {
        double positives = Total(labels, weights, true), hits = 0, taken = 0, best = 0;
        for (var i = 0; i < scores.Length;)
        {
            for (var score = scores[i]; i < scores.Length && scores[i] == score; i++)
            {
                taken += weights[i];
                hits += labels[i] ? weights[i] : 0;
            }

            if (taken > 0 && hits / taken >= precision)
                best = hits / positives;
        }

        return best;
    }

    /// <summary>Chance that a deceptive advert scores above an honest one; equal scores count half.</summary>
    public static double RocAuc(double[] scores, bool[] labels, double[] weights)
    {
        double positives = Total(labels, weights, true), negatives = Total(labels, weights, false), above = 0, area = 0;
        for (var i = 0; i < scores.Length;)
        {
            double up = 0, down = 0;
            for (var score = scores[i]; i < scores.Length && scores[i] == score; i++)
            {
                if (labels[i])
                    up += weights[i];
                else
                    down += weights[i];
            }

            area += down * (above + up / 2);
            above += up;
        }

        return area / (positives * negatives);
    }

    /// <summary>Expected calibration error: mean distance between score and share of deceptive adverts over ten bins of equal width.</summary>
    public static double CalibrationError(double[] scores, bool[] labels, double[] weights)
    {
        var (weight, score, deceptive) = (new double[CalibrationBins], new double[CalibrationBins], new double[CalibrationBins]);
        for (var i = 0; i < scores.Length; i++)
        {
            var bin = Math.Min(CalibrationBins - 1, (int)(scores[i] * CalibrationBins));
            weight[bin] += weights[i];
            score[bin] += weights[i] * scores[i];
            deceptive[bin] += labels[i] ? weights[i] : 0;
        }

        return Enumerable.Range(0, CalibrationBins).Sum(bin => Math.Abs(score[bin] - deceptive[bin])) / weight.Sum();
    }

    private static double Total(bool[] labels, double[] weights, bool label)
    {
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
            sum += labels[i] == label ? weights[i] : 0;
        return sum;
    }
}
