using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Classifying.Training;

/// <summary>
/// How unevenly a term is spread over the two kinds of adverts: |log (share among deceptive ÷ share among honest)|^power. Values multiplied by it before fitting
/// let the separator lean on terms that tell, which carries over better to campaigns not seen (NB-SVM; Wang and Manning, "Baselines and bigrams", 2012).
/// The ratio is folded into the exported weight, so that scoring stays a plain sum over terms.
/// </summary>
internal static class TermRatios
{
    private const double Smoothing = 1;

    public static float[] Of(IReadOnlyList<TermWeight[]> adverts, IReadOnlyList<bool> deceptive, IReadOnlyList<float> weights, int terms, double power)
    {
        var (up, down) = (new double[terms], new double[terms]);
        Array.Fill(up, Smoothing);
        Array.Fill(down, Smoothing);
        double allUp = 2 * Smoothing, allDown = 2 * Smoothing;
        for (var i = 0; i < adverts.Count; i++)
        {
            var counts = deceptive[i] ? up : down;
            foreach (var term in adverts[i])
                counts[term.Index] += weights[i];
            if (deceptive[i])
                allUp += weights[i];
            else
                allDown += weights[i];
        }

        var ratios = new float[terms];
        for (var i = 0; i < terms; i++)
            ratios[i] = (float)Math.Pow(Math.Abs(Math.Log(up[i] / allUp / (down[i] / allDown))), power);
        return ratios;
    }
}
