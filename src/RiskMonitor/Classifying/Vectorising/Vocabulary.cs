using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace RiskMonitor.Classifying.Vectorising;

/// <summary>
/// The terms a model knows, one or two folded words each, with their inverse document frequency. Published with the model:
/// one "term, tab, idf" a line, in ordinal order.
/// </summary>
internal sealed class Vocabulary
{
    public const string FileName = "vocabulary.tsv";
    private readonly ulong[] _keys;
    private readonly int[] _values;
    private readonly int _mask;

    public Vocabulary(ImmutableArray<string> terms, ImmutableArray<float> idf)
    {
        if (terms.Length != idf.Length)
            throw new ArgumentException($"{terms.Length} terms but {idf.Length} frequencies", nameof(idf));
        Terms = terms;
        Idf = idf;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, terms.Length * 2));
        (_keys, _values, _mask) = (new ulong[size], new int[size], size - 1);
        for (var i = 0; i < terms.Length; i++)
            Insert(TermHash.Of(terms[i]), i);
    }

    public ImmutableArray<string> Terms { get; }

    public ImmutableArray<float> Idf { get; }

    public int Count => Terms.Length;

    /// <summary>Index of the term with this hash, or −1.</summary>
    public int Find(ulong hash)
    {
        for (var slot = (int)(hash >> 20) & _mask; _keys[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_keys[slot] == hash)
                return _values[slot];
        }

        return -1;
    }

    public static Vocabulary Parse(string text)
    {
        var terms = ImmutableArray.CreateBuilder<string>();
        var idf = ImmutableArray.CreateBuilder<float>();
        foreach (var line in text.EnumerateLines())
        {
            if (line.IsEmpty)
                continue;
            var tab = line.IndexOf('\t');
            if (tab < 1 || !float.TryParse(line[(tab + 1)..], NumberStyles.Float, CultureInfo.InvariantCulture, out var frequency))
                throw new FormatException($"line {terms.Count + 1} of {FileName} is not 'term, tab, number'");
            terms.Add(line[..tab].ToString());
            idf.Add(frequency);
        }

        return new Vocabulary(terms.DrainToImmutable(), idf.DrainToImmutable());
    }

    public string Write()
    {
        var text = new StringBuilder(Count * 24);
        for (var i = 0; i < Count; i++)
            text.Append(Terms[i]).Append('\t').Append(Idf[i].ToString(CultureInfo.InvariantCulture)).Append('\n');
        return text.ToString();
    }

    private void Insert(ulong hash, int index)
    {
        var slot = (int)(hash >> 20) & _mask;
        for (; _keys[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_keys[slot] == hash)
                throw new FormatException($"'{Terms[index]}' and '{Terms[_values[slot]]}' are one term for the vectoriser");
        }

        (_keys[slot], _values[slot]) = (hash, index);
    }
}
