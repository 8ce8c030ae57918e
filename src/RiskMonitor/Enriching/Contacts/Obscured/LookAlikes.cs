using System.Text;

namespace RiskMonitor.Enriching.Contacts.Obscured;

/// <summary>Digits hidden among letters of one run: letters that look like them, letters between them, number words with digits in the place of letters.</summary>
internal static class LookAlikes
{
    /// <summary>Letters in the place of digits: "l234", "678O", "S67B"; at most half of the run.</summary>
    public static string? InDigits(ReadOnlySpan<char> run)
    {
        Span<char> digits = stackalloc char[run.Length];
        var letters = 0;
        for (var i = 0; i < run.Length; i++)
        {
            if (DigitOf(run[i]) is not { } digit)
                return null;
            digits[i] = digit;
            letters += char.IsAsciiDigit(run[i]) ? 0 : 1;
        }

        return letters <= run.Length / 2 ? digits.ToString() : null;
    }

    /// <summary>"OOOO", "llll", "OOll": no digit among them, but each letter twice or more, as no short word has them.</summary>
    public static string? Alone(ReadOnlySpan<char> run)
    {
        if (run.Length is not (2 or 3 or 4))
            return null;
        Span<char> digits = stackalloc char[run.Length];
        for (var i = 0; i < run.Length; i++)
        {
            var isTwice = (i > 0 && run[i - 1] == run[i]) || (i + 1 < run.Length && run[i + 1] == run[i]);
            if (!isTwice || char.IsAsciiDigit(run[i]) || DigitOf(run[i]) is not { } digit)
                return null;
            digits[i] = digit;
        }

        return digits.ToString();
    }

    /// <summary>"55g26g60g57g16": the same letter between groups of digits.</summary>
    public static string? Between(ReadOnlySpan<char> run)
    {
        var letter = '\0';
        var (letters, digits) = (0, 0);
        Span<char> read = stackalloc char[run.Length];
        foreach (var c in run)
        {
            if (char.IsAsciiDigit(c))
            {
                read[digits++] = c;
                continue;
            }

            letters++;
            if (letter != '\0' && letter != c)
                return null;
            letter = c;
        }

        return digits is 10 or 12 && letters >= 3 ? read[..digits].ToString() : null;
    }

    /// <summary>"c1nc0", "31ght": the word that it spells; null for none.</summary>
    public static NumberWord? Word(ReadOnlySpan<char> run)
    {
        if (run.Length is < 3 or > NumberWords.Longest)
            return null;
        Span<char> letters = stackalloc char[run.Length];
        for (var i = 0; i < run.Length; i++)
            letters[i] = run[i] switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '5' => 's', '7' => 't', var letter => letter };
        return NumberWords.TryFind(letters, out var found) ? found : null;
    }

    /// <summary>Latin, Cyrillic and Greek letters that are drawn as digits are.</summary>
    private static char? DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c,
        'o' or '\u043E' or '\u03BF' => '0',
        'l' or 'i' or '\u0456' or '\u03B9' or '\u04CF' => '1',
        'z' => '2',
        '\u0437' => '3',
        's' or '\u0455' => '5',
        '\u0431' => '6',
        'b' or '\u0432' => '8',
        _ => null,
    };

    /// <summary>Number words and digits glued together, "cincocincouno", "dos2nueve1": what they say, the longest word first; null when anything else is among them.</summary>
    public static string? Glued(ReadOnlySpan<char> run)
    {
        // To the end of the run from each place: the digits, or null where nothing leads to the end.
        var rest = new string?[run.Length + 1];
        rest[run.Length] = "";
        for (var i = run.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(run[i]))
            {
                rest[i] = rest[i + 1] is { } behind ? run[i] + behind : null;
                continue;
            }

            for (var length = Math.Min(NumberWords.Longest, run.Length - i); length >= 3 && rest[i] is null; length--)
            {
                if (rest[i + length] is { } behind && NumberWords.TryFind(run.Slice(i, length), out var word) && word is { Kind: NumberKind.Below100, IsSoundAlike: false })
                    rest[i] = new StringBuilder().Append(word.Value).Append(behind).ToString();
            }
        }

        return rest[0];
    }
}
