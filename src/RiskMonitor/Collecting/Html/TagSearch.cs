using System.Numerics;
using System.Runtime.Intrinsics;

namespace RiskMonitor.Collecting.Html;

/// <summary>Looks for the start tags of a few names in UTF-8, 32 bytes at once; what it finds may stand in a comment or a script.</summary>
internal sealed class TagSearch
{
    private readonly TagNames _names;
    private readonly Vector256<byte>[] _first;
    private readonly Vector256<byte>[] _third;

    /// <param name="names">In lower case, four at most, of three letters or more.</param>
    public TagSearch(params ReadOnlySpan<string> names)
    {
        _names = new TagNames(names);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(names.Length, 4);
        var four = names.ToArray().Concat(Enumerable.Repeat(names[^1], 4 - names.Length)).ToArray();
        _first = [.. four.Select(name => Vector256.Create((byte)name[0]))];
        _third = [.. four.Select(name => Vector256.Create((byte)name[2]))];
    }

    /// <summary>Where the next such tag starts, at its bracket; null when there is none.</summary>
    public int? Next(ReadOnlySpan<byte> html)
    {
        var (one, two, three, four) = (_first[0], _first[1], _first[2], _first[3]);
        var (oneThird, twoThird, threeThird, fourThird) = (_third[0], _third[1], _third[2], _third[3]);
        var at = 0;
        for (; Vector256.IsHardwareAccelerated && at + Vector256<byte>.Count + 2 < html.Length; at += Vector256<byte>.Count)
        {
            var first = Vector256.LoadUnsafe(in html[0], (nuint)at + 1) | Vector256.Create((byte)' ');
            var third = Vector256.LoadUnsafe(in html[0], (nuint)at + 3) | Vector256.Create((byte)' ');
            var begins = Vector256.Equals(Vector256.LoadUnsafe(in html[0], (nuint)at), Vector256.Create((byte)'<'))
                & ((Vector256.Equals(first, one) & Vector256.Equals(third, oneThird)) | (Vector256.Equals(first, two) & Vector256.Equals(third, twoThird))
                    | (Vector256.Equals(first, three) & Vector256.Equals(third, threeThird)) | (Vector256.Equals(first, four) & Vector256.Equals(third, fourThird)));
            for (var bits = begins.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                var tag = at + BitOperations.TrailingZeroCount(bits);
                if (_names.Begins(html[(tag + 1)..]))
                    return tag;
            }
        }

        while (html[at..].IndexOf((byte)'<') is >= 0 and var found)
        {
            at += found + 1;
            if (at < html.Length && _names.Begins(html[at..]))
                return at - 1;
        }

        return null;
    }
}
