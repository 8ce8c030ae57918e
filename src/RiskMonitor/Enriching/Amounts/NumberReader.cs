using System.Collections.Frozen;
using System.Globalization;

namespace RiskMonitor.Enriching.Amounts;

/// <summary>Reads a number as adverts write it: 8,000 · 8.000 · 8000.00 · 12 mil · 12k · 1.5 millones · quince mil.</summary>
internal static class NumberReader
{
    /// <summary>More than twelve digits are no amount, and each separator stands before a digit.</summary>
    private const int LongestWritten = 25;

    private static readonly FrozenDictionary<string, int> Spelled =
        "dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciseis=16 dieciocho=18 veinte=20 veinticinco=25 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 ochenta=80 cien=100"
            .Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> SpelledByWord = Spelled.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a number word may begin with a letter; most words are passed over by it.</summary>
    public static bool MayBeSpelled(char first) => first is 'c' or 'd' or 'n' or 'o' or 'q' or 's' or 't' or 'v';

    /// <summary>Reads the number that begins at <paramref name="at"/>; null when there is none or it is no amount (a time, an ordinal).</summary>
    public static ReadNumber? Read(ReadOnlySpan<char> chars, int at)
    {
        if (at >= chars.Length)
            return null;
        if (char.IsLetter(chars[at]))
            return ReadSpelled(chars, at);
        if (!char.IsAsciiDigit(chars[at]))
            return null;
        var end = at;
        while (end < chars.Length && end - at <= LongestWritten && (char.IsAsciiDigit(chars[end]) || (chars[end] is ',' or '.' or '\'' && end + 1 < chars.Length && char.IsAsciiDigit(chars[end + 1]))))
            end++;
        if (end - at > LongestWritten)
            return null;
        if (end < chars.Length && chars[end] is ':' or '%' or 'º')
            return null;
        if (Value(chars[at..end]) is not { } value)
            return null;
        return WithMultiplier(chars, at, end, value);
    }

    /// <summary>Multiplies by the "mil", "k" or "millones" after the digits.</summary>
    private static ReadNumber WithMultiplier(ReadOnlySpan<char> chars, int start, int end, decimal value)
    {
        var i = end;
        while (i < chars.Length && chars[i] == ' ' && i - end < 2)
            i++;
        var word = LetterRun(chars, i);
        var factor = word switch
        {
            "mil" or "mill" when value < 1000 => 1000m,
            "k" when value < 1000 => 1000m,
            "millon" or "millones" when value < 100 => 1_000_000m,
            _ => 0m,
        };
        if (factor == 0)
            return new ReadNumber(value, start, end, 1);
        end = i + word.Length;
        // "8 mil 500" and "8 mil quinientos".
        if (factor == 1000 && end < chars.Length && chars[end] == ' ' && end + 4 <= chars.Length && chars.Slice(end + 1, 3).IndexOfAnyExceptInRange('0', '9') < 0
            && (end + 4 == chars.Length || !(char.IsAsciiDigit(chars[end + 4]) || chars[end + 4] is ',' or '.')))
            return new ReadNumber((value * 1000) + decimal.Parse(chars.Slice(end + 1, 3), CultureInfo.InvariantCulture), start, end + 4, 1000);
        return new ReadNumber(value * factor, start, end, factor);
    }

    private static ReadNumber? ReadSpelled(ReadOnlySpan<char> chars, int at)
    {
        var word = LetterRun(chars, at);
        if (word.Length < 3 || !SpelledByWord.TryGetValue(word, out var value))
            return null;
        var next = at + word.Length;
        return next + 4 <= chars.Length && chars.Slice(next, 4) is " mil" && (next + 4 == chars.Length || !char.IsLetter(chars[next + 4]))
            ? new ReadNumber(value * 1000m, at, next + 4, 1000)
            : null;
    }

    private static ReadOnlySpan<char> LetterRun(ReadOnlySpan<char> chars, int at)
    {
        var end = at;
        while (end < chars.Length && char.IsLetter(chars[end]))
            end++;
        return chars[at..end];
    }

    /// <summary>Separators before three digits are thousands; before one or two at the end, decimals.</summary>
    private static decimal? Value(ReadOnlySpan<char> written)
    {
        Span<char> digits = stackalloc char[16];
        var count = 0;
        var decimals = -1;
        for (var i = 0; i < written.Length; i++)
        {
            if (char.IsAsciiDigit(written[i]))
            {
                if (count == 12)
                    return null;
                digits[count++] = written[i];
                continue;
            }

            var run = written[(i + 1)..].IndexOfAnyExceptInRange('0', '9');
            var length = run < 0 ? written.Length - i - 1 : run;
            if (length == 3)
                continue;
            if (length > 2 || run >= 0)
                return null;
            decimals = count;
            digits[count++] = '.';
        }

        return decimals == 0 ? null : decimal.Parse(digits[..count], CultureInfo.InvariantCulture);
    }
}

/// <summary>A number and where it stands; <paramref name="Factor"/> is what a "mil" multiplied it by.</summary>
internal readonly record struct ReadNumber(decimal Value, int Start, int End, decimal Factor);
