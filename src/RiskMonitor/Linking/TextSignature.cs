using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RiskMonitor.Ads;

namespace RiskMonitor.Linking;

/// <summary>
/// What is kept of an advert's text: the low 16 bits of 128 minima of its shingles and of 128 minima of its words, and the number of distinct shingles;
/// 516 bytes, from which no text can be read back.
/// </summary>
internal static class TextSignature
{
    /// <summary>16-bit minima, first those of the shingles.</summary>
    public const int Minima = 2 * MinHash.Values;

    private const int Length = (Minima / 2) + 1;

    /// <summary>A text of fewer shingles says too little to be compared; its advert joins others by contacts alone.</summary>
    private const int FewestShingles = 6;

    /// <summary>The signature as it is stored, or empty when the text is too short.</summary>
    public static ImmutableArray<uint> Of(Ad ad)
    {
        var (words, shingles) = Shingler.Sets(ad);
        if (shingles.Count < FewestShingles)
            return [];

        var signature = new uint[Length];
        var minima = MemoryMarshal.Cast<uint, ushort>(signature.AsSpan(0, Length - 1));
        Truncate(MinHash.Sign(shingles), minima[..MinHash.Values]);
        Truncate(MinHash.Sign(words), minima[MinHash.Values..]);
        signature[^1] = (uint)shingles.Count;
        return ImmutableCollectionsMarshal.AsImmutableArray(signature);
    }

    /// <summary>Whether this is a signature of this version; anything else stored is treated as no signature.</summary>
    public static bool IsKnown(ImmutableArray<uint> signature) => signature.Length == Length;

    public static ReadOnlySpan<ushort> MinimaOf(ImmutableArray<uint> signature) => MemoryMarshal.Cast<uint, ushort>(signature.AsSpan(0, Length - 1));

    public static int ShinglesOf(ImmutableArray<uint> signature) => (int)signature[^1];

    private static void Truncate(uint[] values, Span<ushort> minima)
    {
        for (var i = 0; i < values.Length; i++)
            minima[i] = (ushort)values[i];
    }
}
