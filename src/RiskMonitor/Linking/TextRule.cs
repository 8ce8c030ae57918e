namespace RiskMonitor.Linking;

/// <summary>
/// When two texts are near-copies, from the estimated Jaccard similarities of their shingles and of their words. Shingles alone cannot tell a re-post with every
/// fourth word changed (.25) from two adverts that share a common template line (.25 as well): the first shares most of its words, the second does not.
/// Both thresholds rise as texts get shorter, up to near-equality. How they were chosen and what they miss: docs/linking.md.
/// </summary>
internal static class TextRule
{
    /// <summary>Least similarity of shingles and of words by the number of shingles of the shorter text; between the points the line.</summary>
    private static readonly (int Shingles, double ShingleSimilarity, double WordSimilarity)[] Points =
    [
        (12, .80, .80),
        (22, .40, .65),
        (48, .20, .60),
        (100, .13, .53),
        (150, .12, .50),
    ];

    public static bool AreNearCopies(double shingleSimilarity, double wordSimilarity, int shinglesOfShorter)
    {
        var (shingles, words) = Needed(shinglesOfShorter);
        return shingleSimilarity >= shingles && wordSimilarity >= words;
    }

    private static (double Shingles, double Words) Needed(int count)
    {
        var above = Array.FindIndex(Points, point => count < point.Shingles);
        if (above < 0)
            return (Points[^1].ShingleSimilarity, Points[^1].WordSimilarity);
        if (above == 0)
            return (Points[0].ShingleSimilarity, Points[0].WordSimilarity);

        var (low, high) = (Points[above - 1], Points[above]);
        var share = (double)(count - low.Shingles) / (high.Shingles - low.Shingles);
        return (double.Lerp(low.ShingleSimilarity, high.ShingleSimilarity, share), double.Lerp(low.WordSimilarity, high.WordSimilarity, share));
    }
}
