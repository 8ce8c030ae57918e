using RiskMonitor.Classifying.Vectorising;

namespace RiskMonitor.Classifying.Training;

/// <summary>
/// Groups texts that share long stretches: of each text the smallest hashes over runs of eight words are kept, and texts with two of them in common are one group.
/// Wide on purpose: for keeping copies out of a test set, joining too much is the safe side.
/// </summary>
internal static class NearCopies
{
    private const int RunOfWords = 8;
    private const int Kept = 24;
    private const int Shared = 2;
    private const int TooCommon = 400;

    /// <summary>For each text the index of its group's first text.</summary>
    public static int[] Group(IReadOnlyList<string> texts)
    {
        var parent = Enumerable.Range(0, texts.Count).ToArray();
        var holders = new Dictionary<ulong, List<int>>();
        for (var i = 0; i < texts.Count; i++)
        {
            var shared = new Dictionary<int, int>();
            foreach (var sketch in Sketch(texts[i]))
            {
                if (!holders.TryGetValue(sketch, out var others))
                    holders[sketch] = others = [];
                foreach (var other in others)
                {
                    var count = shared[other] = shared.GetValueOrDefault(other) + 1;
                    if (count == Shared)
                        Join(parent, i, other);
                }

                if (others.Count < TooCommon)
                    others.Add(i);
            }
        }

        return [.. parent.Select((_, i) => Root(parent, i))];
    }

    private static ulong[] Sketch(string text)
    {
        var words = new List<ulong>();
        var reader = new TokenReader(text);
        while (reader.TryRead(out var token))
            words.Add(token.Hash);
        if (words.Count < RunOfWords)
            return words.Count == 0 ? [] : [words.Aggregate(TermHash.Seed, TermHash.Pair), words.Aggregate(TermHash.Pair(1, 2), TermHash.Pair)];
        var runs = new HashSet<ulong>();
        for (var i = 0; i + RunOfWords <= words.Count; i++)
            runs.Add(words.GetRange(i, RunOfWords).Aggregate(TermHash.Seed, TermHash.Pair));
        return [.. runs.Order().Take(Kept)];
    }

    private static void Join(int[] parent, int first, int second)
    {
        var (a, b) = (Root(parent, first), Root(parent, second));
        parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    private static int Root(int[] parent, int i)
    {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    }
}
