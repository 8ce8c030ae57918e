namespace RiskMonitor.Classifying.Vectorising;

/// <summary>Hash of a term, made letter by letter; the same for a word of the text and a line of the vocabulary.</summary>
internal static class TermHash
{
    public const ulong Seed = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Add(ulong hash, char folded) => (hash ^ folded) * Prime;

    /// <summary>Hash of two words in this order.</summary>
    public static ulong Pair(ulong first, ulong second)
    {
        // The finaliser of MurmurHash3 spreads the sum over all bits; the rotation keeps "a b" and "b a" apart.
        var hash = ulong.RotateLeft(first, 23) + second * 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
        return hash ^ (hash >> 29);
    }

    /// <summary>Hash of a vocabulary line: one folded word, or two with a space between.</summary>
    public static ulong Of(string term)
    {
        var space = term.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? Word(term) : Pair(Word(term.AsSpan(0, space)), Word(term.AsSpan(space + 1)));
    }

    private static ulong Word(ReadOnlySpan<char> folded)
    {
        var hash = Seed;
        foreach (var c in folded)
            hash = Add(hash, c);
        return hash;
    }
}
