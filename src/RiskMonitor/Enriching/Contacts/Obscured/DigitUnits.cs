using System.Globalization;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts.Obscured;

/// <summary>Reads what says digits at one place of a text: a run of digits, number words, or a mixture.</summary>
internal static class DigitUnits
{
    /// <summary>"cincocincouno…" of a whole number; a longer run says no number.</summary>
    private const int LongestRun = 100;

    private const int ShortestGlued = 6;

    /// <summary>The unit that begins at <paramref name="start"/>; null for none.</summary>
    public static DigitUnit? Read(FoldedText text, int start)
    {
        if (!char.IsLetterOrDigit(text[start]) || char.IsLetterOrDigit(text[start - 1]))
            return null;
        var end = EndOfRun(text, start);
        if (end - start > LongestRun)
            return null;
        var run = text.Slice(start, end);
        var digits = CountDigits(run);
        if (digits == run.Length)
            return Plain(text, start, end);
        if (digits > 0)
            return Mixed(run) is { } read ? new DigitUnit(start, end, read, Marks: 2) : null;
        if (run.Length == 1 && Spaced(text, start) is { } spaced)
            return spaced;
        if (NumberWords.TryFind(run, out var word))
            return Spoken(text, start, end, word);
        if (LookAlikes.Alone(run) is { } alike)
            return new DigitUnit(start, end, alike, Marks: 2, IsWeak: run.Length == 2);
        return run.Length >= ShortestGlued && NumberWords.MayBegin(run) && LookAlikes.Glued(run) is { Length: > 1 } glued ? new DigitUnit(start, end, glued, Marks: 2) : null;
    }

    public static int EndOfRun(FoldedText text, int start)
    {
        var end = start;
        while (char.IsLetterOrDigit(text[end]) && end - start <= LongestRun)
            end++;
        return end;
    }

    /// <summary>Key-cap, circled and mathematical digits take more room in the original than a plain one does, or are another character.</summary>
    private static DigitUnit Plain(FoldedText text, int start, int end)
    {
        var written = text.OriginalText(start, end);
        var disguised = text.ToOriginal(start, end).Length - (end - start) >= end - start || written.Any(character => !char.IsAsciiDigit(character));
        var digits = text.Slice(start, end).ToString();
        // "4 ceros"
        if (digits.Length == 1 && Following(text, end, out var next, out var nextEnd) && next is { Kind: NumberKind.Plural })
            return new DigitUnit(start, nextEnd, new string(DigitOf(next.Value), digits[0] - '0'), Marks: 2);
        return new DigitUnit(start, end, digits, disguised ? digits.Length : 0);
    }

    private static string? Mixed(ReadOnlySpan<char> run) =>
        LookAlikes.Word(run) is { Kind: NumberKind.Below100 } word ? word.Value.ToString(CultureInfo.InvariantCulture) : LookAlikes.InDigits(run) ?? LookAlikes.Between(run) ?? LookAlikes.Glued(run);

    private static DigitUnit? Spoken(FoldedText text, int start, int end, NumberWord word)
    {
        switch (word.Kind)
        {
            case NumberKind.Plural or NumberKind.TimesHundred:
                return null;
            case NumberKind.Times:
                return Following(text, end, out var repeated, out var repeatedEnd) && repeated is { Kind: NumberKind.Below100 or NumberKind.Plural, Value: <= 9 }
                    ? new DigitUnit(start, repeatedEnd, new string(DigitOf(repeated.Value), word.Value), Marks: 2)
                    : null;
            case NumberKind.Below100 when word.Value is >= 2 and <= 9 && Following(text, end, out var plural, out var pluralEnd) && plural.Kind == NumberKind.Plural:
                return new DigitUnit(start, pluralEnd, new string(DigitOf(plural.Value), word.Value), Marks: 2);
        }

        var value = BelowThousand(text, end, word, out end);
        if (Following(text, end, out var thousand, out var thousandEnd) && thousand.Kind == NumberKind.Thousand)
        {
            end = thousandEnd;
            value *= 1000;
            if (Following(text, end, out var rest, out var restEnd) && rest.Kind is NumberKind.Below100 or NumberKind.Hundreds)
                value += BelowThousand(text, restEnd, rest, out end);
        }
        else if (word.Kind == NumberKind.Thousand && Following(text, end, out var behind, out var behindEnd) && behind.Kind is NumberKind.Below100 or NumberKind.Hundreds)
        {
            value += BelowThousand(text, behindEnd, behind, out end);
        }

        return new DigitUnit(start, end, value.ToString(CultureInfo.InvariantCulture), Marks: 1, word.IsSoundAlike);
    }

    /// <summary>The value of the words that begin with <paramref name="first"/>: "doscientos veintidós", "two hundred twenty-two", "treinta y cuatro".</summary>
    private static int BelowThousand(FoldedText text, int endOfFirst, NumberWord first, out int end)
    {
        end = endOfFirst;
        if (first.Kind == NumberKind.Thousand)
            return first.Value;
        var value = first.Value;
        if (first is { Kind: NumberKind.Below100, Value: >= 1 and <= 9 } && Following(text, end, out var hundred, out var hundredEnd) && hundred.Kind == NumberKind.TimesHundred)
        {
            (value, end) = (value * 100, hundredEnd);
        }
        else if (first.Kind != NumberKind.Hundreds)
        {
            return WithOnes(text, value, ref end);
        }

        if (Following(text, end, out var rest, out var restEnd) && rest is { Kind: NumberKind.Below100, Value: > 0, IsSoundAlike: false })
        {
            end = restEnd;
            value += WithOnes(text, rest.Value, ref end);
        }

        return value;
    }

    /// <summary>"treinta y cuatro", "thirty-four", "treinta cuatro": one number.</summary>
    private static int WithOnes(FoldedText text, int tens, ref int end)
    {
        if (tens < 20 || tens % 10 != 0 || !Following(text, end, out var ones, out var onesEnd) || ones is not { Kind: NumberKind.Below100, Value: >= 1 and <= 9, IsSoundAlike: false })
            return tens;
        end = onesEnd;
        return tens + ones.Value;
    }

    /// <summary>The number word behind one blank or hyphen, with "y", "i" or "and" before it or not.</summary>
    private static bool Following(FoldedText text, int from, out NumberWord word, out int end)
    {
        word = default;
        end = from;
        if (text[from] is not (' ' or '-') || !char.IsLetter(text[from + 1]))
            return false;
        var start = from + 1;
        if ((text[start] is 'y' or 'i' or 'e' or '&' && text[start + 1] == ' ') || text.Slice(start, Math.Min(text.Length, start + 4)) is "and ")
            start += text[start] == 'a' ? 4 : 2;
        end = EndOfRun(text, start);
        return NumberWords.TryFind(text.Slice(start, end), out word);
    }

    /// <summary>"d o s  d o s  u n o": letters set apart by single blanks; two blanks or anything else end a word. Without those the letters are read as glued words.</summary>
    private static DigitUnit? Spaced(FoldedText text, int start)
    {
        Span<char> letters = stackalloc char[LongestRun];
        var count = 0;
        var end = start;
        while (count < letters.Length && char.IsLetter(text[end]) && !char.IsLetterOrDigit(text[end + 1]))
        {
            letters[count++] = text[end++];
            if (text[end] != ' ' || !char.IsLetter(text[end + 1]) || char.IsLetterOrDigit(text[end + 2]))
                break;
            end++;
        }

        if (count < 3)
            return null;
        return NumberWords.TryFind(letters[..count], out var word) && word is { Kind: NumberKind.Below100, IsSoundAlike: false }
            ? new DigitUnit(start, end, word.Value.ToString(CultureInfo.InvariantCulture), Marks: 2)
            : count >= ShortestGlued && LookAlikes.Glued(letters[..count]) is { Length: > 1 } glued ? new DigitUnit(start, end, glued, Marks: 2) : null;
    }

    private static int CountDigits(ReadOnlySpan<char> run)
    {
        var count = 0;
        foreach (var c in run)
            count += char.IsAsciiDigit(c) ? 1 : 0;
        return count;
    }

    private static char DigitOf(int value) => (char)('0' + value);
}
