using System.Buffers;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Stretches of letters and digits that are longer than words are, as virtual-currency addresses are written.</summary>
internal static class LongRuns
{
    private static readonly SearchValues<char> LettersAndDigits = SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>
    /// The next stretch of at least <paramref name="shortest"/> ASCII letters and digits, or (-1, -1). In ordinary text most characters are never looked at: where the
    /// last of <paramref name="shortest"/> characters is a blank, none of them begins one.
    /// </summary>
    /// <param name="chars">The text.</param>
    /// <param name="from">Where to begin: the start of the text, or the end of the stretch before.</param>
    /// <param name="shortest">Characters.</param>
    public static (int Start, int End) Next(ReadOnlySpan<char> chars, int from, int shortest)
    {
        while (from + shortest <= chars.Length)
        {
            var last = chars.Slice(from, shortest).LastIndexOfAnyExcept(LettersAndDigits);
            if (last >= 0)
            {
                from += last + 1;
                continue;
            }

            var end = from + shortest;
            while (end < chars.Length && char.IsAsciiLetterOrDigit(chars[end]))
                end++;
            return (from, end);
        }

        return (-1, -1);
    }
}
