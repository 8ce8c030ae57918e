using System.Buffers;
using RiskMonitor.Ads;

namespace RiskMonitor.Classifying.Vectorising;

/// <summary>
/// Turns a text into its terms: words and pairs of words, sublinear term frequency × idf, divided by the length (L2) of the whole, but at least by
/// <paramref name="shortestLength"/>: a few words are little evidence, and must not weigh as much each as a whole advert.
/// </summary>
internal sealed class Vectoriser(Vocabulary vocabulary, double shortestLength)
{
    private const int OrdinalBits = 24;
    private const int MostTerms = 1 << OrdinalBits;

    public Vocabulary Vocabulary => vocabulary;

    /// <summary>The known terms of a text, by index.</summary>
    public TermWeight[] Vectorise(string? title, string body)
    {
        // A word takes at least two characters and one between; each brings itself and one pair.
        var capacity = Math.Min(MostTerms, (title?.Length ?? 0) + body.Length + 4);
        var hits = ArrayPool<Hit>.Shared.Rent(capacity);
        var order = ArrayPool<long>.Shared.Rent(capacity);
        try
        {
            var found = new Found(vocabulary, hits, capacity);
            TermCollector.Collect(title, body, ref found, static (ref Found state, ulong hash, AdField field, int start, int end, int _) => state.Add(hash, field, start, end));
            for (var i = 0; i < found.Count; i++)
                order[i] = ((long)hits[i].Index << OrdinalBits) | (uint)i;
            order.AsSpan(0, found.Count).Sort();
            return Group(hits, order.AsSpan(0, found.Count));
        }
        finally
        {
            ArrayPool<Hit>.Shared.Return(hits);
            ArrayPool<long>.Shared.Return(order);
        }
    }

    private TermWeight[] Group(Hit[] hits, ReadOnlySpan<long> order)
    {
        var distinct = 0;
        for (var i = 0; i < order.Length; i++)
            distinct += i == 0 || order[i] >> OrdinalBits != order[i - 1] >> OrdinalBits ? 1 : 0;

        var terms = new TermWeight[distinct];
        var squares = 0.0;
        for (int i = 0, at = 0; i < order.Length; at++)
        {
            var first = i;
            var index = (int)(order[i] >> OrdinalBits);
            while (i < order.Length && order[i] >> OrdinalBits == index)
                i++;
            var value = (1 + Math.Log(i - first)) * vocabulary.Idf[index];
            squares += value * value;
            ref readonly var hit = ref hits[order[first] & (MostTerms - 1)];
            terms[at] = new TermWeight(index, (float)value, hit.Field, hit.Start, hit.Length);
        }

        var scale = squares > 0 ? 1 / Math.Max(shortestLength, Math.Sqrt(squares)) : 0;
        for (var i = 0; i < terms.Length; i++)
            terms[i] = terms[i] with { Value = (float)(terms[i].Value * scale) };
        return terms;
    }

    private readonly record struct Hit(int Index, AdField Field, int Start, int Length);

    private struct Found(Vocabulary vocabulary, Hit[] hits, int capacity)
    {
        public int Count { get; private set; }

        public void Add(ulong hash, AdField field, int start, int end)
        {
            var index = vocabulary.Find(hash);
            if (index >= 0 && Count < capacity)
                hits[Count++] = new Hit(index, field, start, end - start);
        }
    }
}
