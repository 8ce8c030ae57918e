using System.Numerics;
using System.Runtime.InteropServices;

namespace RiskMonitor.Linking;

/// <summary>
/// MinHash signatures (Broder 1997): per hash function the least hash of a set. Two sets agree on a value with the probability of their Jaccard
/// similarity, so the share of equal values estimates it, with a standard deviation of √(J(1−J)/128) ≤ .045.
/// </summary>
internal static class MinHash
{
    /// <summary>Hash functions; a multiple of every vector width.</summary>
    public const int Values = 128;

    private static readonly uint[] Factors = Constants(seed: 0x5EED_0001, odd: true);
    private static readonly uint[] Offsets = Constants(seed: 0x5EED_0002, odd: false);

    /// <summary>The least hash per function; all ones for an empty set.</summary>
    public static uint[] Sign(IReadOnlyCollection<uint> set)
    {
        var minima = new uint[Values];
        minima.AsSpan().Fill(uint.MaxValue);
        var least = MemoryMarshal.Cast<uint, Vector<uint>>(minima.AsSpan());
        var factors = MemoryMarshal.Cast<uint, Vector<uint>>(Factors);
        var offsets = MemoryMarshal.Cast<uint, Vector<uint>>(Offsets);
        var spread = new Vector<uint>(0x85EB_CA6B);
        foreach (var element in set)
        {
            var x = new Vector<uint>(element);
            for (var i = 0; i < least.Length; i++)
            {
                // Multiply-shift with a second round: one product alone keeps too much of the input's order in the high bits.
                var y = (x ^ offsets[i]) * factors[i];
                y = (y ^ Vector.ShiftRightLogical(y, 15)) * spread;
                least[i] = Vector.Min(least[i], y ^ Vector.ShiftRightLogical(y, 16));
            }
        }

        return minima;
    }

    private static uint[] Constants(ulong seed, bool odd)
    {
        var constants = new uint[Values];
        for (var i = 0; i < Values; i++)
            constants[i] = (uint)(Shingler.Mix(seed + ((ulong)i << 32)) >> 32) | (odd ? 1u : 0u);
        return constants;
    }
}
