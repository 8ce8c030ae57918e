using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace RiskMonitor.Collecting.Walls;

/// <summary>Whether any of <see cref="WallSigns.Challenges"/> stands in a page, all of them in one look at 32 bytes at once: each is looked for by two letters that seldom stand side by side.</summary>
internal static class ChallengeSearch
{
    private static readonly string[] Pairs = ["cf", "e-", "tc", "cp", "dg", "bm", "nc", "ws", "ku"];

    private static readonly (byte[] Sign, int Offset)[][] Signs = [.. Pairs.Select(pair => WallSigns.Challenges
        .Where(sign => Array.Find(Pairs, one => sign.Markup.Contains(one, StringComparison.OrdinalIgnoreCase)) == pair)
        .Select(sign => (Encoding.ASCII.GetBytes(sign.Markup), sign.Markup.IndexOf(pair, StringComparison.OrdinalIgnoreCase))).ToArray())];

    private static readonly (Vector256<byte> First, Vector256<byte> Second)[] Wide = [.. Pairs.Select(pair => (Vector256.Create((byte)pair[0]), Vector256.Create((byte)pair[1])))];

    /// <param name="utf8">The page, in any case of letters.</param>
    public static bool Finds(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        for (; Vector256.IsHardwareAccelerated && at + Vector256<byte>.Count < utf8.Length; at += Vector256<byte>.Count)
        {
            var first = Vector256.LoadUnsafe(in utf8[0], (nuint)at) | Vector256.Create((byte)' ');
            var second = Vector256.LoadUnsafe(in utf8[0], (nuint)at + 1) | Vector256.Create((byte)' ');
            var found = Vector256<byte>.Zero;
            foreach (var (one, two) in Wide)
                found |= Vector256.Equals(first, one) & Vector256.Equals(second, two);
            for (var bits = found.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                if (StandsAt(utf8, at + BitOperations.TrailingZeroCount(bits)))
                    return true;
            }
        }

        for (; at + 1 < utf8.Length; at++)
        {
            if (StandsAt(utf8, at))
                return true;
        }

        return false;
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
