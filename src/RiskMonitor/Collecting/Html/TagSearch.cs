using System.Numerics;
using System.Runtime.Intrinsics;

namespace RiskMonitor.Collecting.Html;

/// <summary>Looks for the start tags of a few names in UTF-8, 32 bytes at once; what it finds may stand in a comment or a script.</summary>
internal sealed class TagSearch
{
    private readonly TagNames _names;
    private readonly Vector256<byte>[] _letters;

    /// <param name="names">In lower case, of four first letters at most.</param>
    public TagSearch(params ReadOnlySpan<string> names)
    {
        _names = new TagNames(names);
        var letters = names.ToArray().Select(name => name[0]).Distinct().ToArray();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(letters.Length, 4, nameof(names));
        _letters = [.. Enumerable.Range(0, 4).Select(number => Vector256.Create((byte)letters[Math.Min(number, letters.Length - 1)]))];
    }

    /// <summary>Where the next such tag starts, at its bracket; null when there is none.</summary>
    public int? Next(ReadOnlySpan<byte> html)
    {
        var (first, second, third, fourth) = (_letters[0], _letters[1], _letters[2], _letters[3]);
        var at = 0;
        for (; Vector256.IsHardwareAccelerated && at + Vector256<byte>.Count < html.Length; at += Vector256<byte>.Count)
        {
            var following = Vector256.LoadUnsafe(in html[0], (nuint)at + 1) | Vector256.Create((byte)' ');
            var begins = Vector256.Equals(Vector256.LoadUnsafe(in html[0], (nuint)at), Vector256.Create((byte)'<'))
                & (Vector256.Equals(following, first) | Vector256.Equals(following, second) | Vector256.Equals(following, third) | Vector256.Equals(following, fourth));
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
