using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace RiskMonitor.Collecting.Walls;

/// <summary>Whether any of <see cref="WallSigns.Challenges"/> stands in a page, all of them in one look at 32 bytes at once: each is looked for by two letters that seldom stand side by side.</summary>
internal static class ChallengeSearch
{
    private static readonly string[] Pairs = ["cf", "e-", "tc", "cp", "dg", "bm", "nc", "ws", "ku"];

    private static readonly (byte[] Sign, int Offset)[][] Signs = [.. Pairs.Select(pair => WallSigns.Challenges
        .Where(sign => Array.Find(Pairs, one => sign.Markup.Contains(one, StringComparison.OrdinalIgnoreCase)) == pair)
        .Select(sign => (Encoding.ASCII.GetBytes(sign.Markup), sign.Markup.IndexOf(pair, StringComparison.OrdinalIgnoreCase))).ToArray())];

    /// <summary>For each value of half a byte, the pairs (a bit each, two may share one) whose first or second letter has it: lower and upper half.</summary>
    private static readonly Vector256<byte> FirstLow = Halves(0, low: true);
    private static readonly Vector256<byte> FirstHigh = Halves(0, low: false);
    private static readonly Vector256<byte> SecondLow = Halves(1, low: true);
    private static readonly Vector256<byte> SecondHigh = Halves(1, low: false);

    /// <param name="utf8">The page, in any case of letters.</param>
    public static bool Finds(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        for (; Avx2.IsSupported && at + Vector256<byte>.Count < utf8.Length; at += Vector256<byte>.Count)
        {
            var first = Vector256.LoadUnsafe(in utf8[0], (nuint)at) | Vector256.Create((byte)' ');
            var second = Vector256.LoadUnsafe(in utf8[0], (nuint)at + 1) | Vector256.Create((byte)' ');
            var half = Vector256.Create((byte)0x0F);
            var pairs = Avx2.Shuffle(FirstLow, first & half) & Avx2.Shuffle(FirstHigh, Vector256.ShiftRightLogical(first.AsUInt16(), 4).AsByte() & half)
                & Avx2.Shuffle(SecondLow, second & half) & Avx2.Shuffle(SecondHigh, Vector256.ShiftRightLogical(second.AsUInt16(), 4).AsByte() & half);
            if (pairs == Vector256<byte>.Zero)
                continue;
            for (var bits = ~Vector256.Equals(pairs, Vector256<byte>.Zero).ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                if (StandsAt(utf8, at + BitOperations.TrailingZeroCount(bits)))
                    return true;
            }
        }

        return FindsOneByOne(utf8, at);
    }

    /// <summary>As above, place by place.</summary>
    internal static bool FindsOneByOne(ReadOnlySpan<byte> utf8, int from)
    {
        for (var at = from; at + 1 < utf8.Length; at++)
        {
            if (StandsAt(utf8, at))
                return true;
        }

        return false;
    }

    private static Vector256<byte> Halves(int letter, bool low)
    {
        Span<byte> bits = stackalloc byte[Vector256<byte>.Count];
        for (var pair = 0; pair < Pairs.Length; pair++)
        {
            var half = low ? Pairs[pair][letter] & 0x0F : Pairs[pair][letter] >> 4;
            bits[half] |= (byte)(1 << (pair % 8));
            bits[half + 16] |= (byte)(1 << (pair % 8));
        }

        return Vector256.Create<byte>(bits);
    }

    private static bool StandsAt(ReadOnlySpan<byte> utf8, int pair)
    {
        for (var i = 0; i < Pairs.Length; i++)
        {
            if ((utf8[pair] | 0x20) != Pairs[i][0] || (utf8[pair + 1] | 0x20) != Pairs[i][1])
                continue;
            foreach (var (sign, offset) in Signs[i])
            {
                var start = pair - offset;
                if (start >= 0 && start + sign.Length <= utf8.Length && Ascii.EqualsIgnoreCase(utf8.Slice(start, sign.Length), sign))
                    return true;
            }
        }

        return false;
    }
}
