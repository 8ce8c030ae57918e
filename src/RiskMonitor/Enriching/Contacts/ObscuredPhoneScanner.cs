using System.Collections.Frozen;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>
/// Phones written so that a program should not read them: digits spelled out, set apart by symbols or emoji, key-cap emoji, letters for digits.
/// The plain forms only; deeper obfuscation is later work.
/// </summary>
internal sealed class ObscuredPhoneScanner(PhoneReader phones)
{
    private const int LongestGap = 4;
    private const int FewestMarks = 2;
    private const int LongestRun = 20;
    private const int MostDigits = 13;

    private static readonly FrozenDictionary<string, string> Spelled = SpelledNumbers.Build();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByWord = Spelled.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found)
    {
        var units = new List<Unit>();
        for (var i = 0; i < text.Length;)
        {
            if (claims.EndOfClaimAt(i) is var claimed and >= 0)
            {
                i = claimed;
                continue;
            }

            if (NextUnit(text, i) is not { } first)
            {
                i = char.IsLetter(text[i]) ? EndOfLetters(text, i) : i + 1;
                continue;
            }

            units.Clear();
            units.Add(first);
            i = Report(text, units, claims, found);
        }
    }

    /// <summary>The first phone of the chain that begins with the one unit given; gives where scanning goes on. A unit is read when a number may need it, so no more than a number's length is read twice.</summary>
    private int Report(FoldedText text, List<Unit> units, SpanClaims claims, List<FoundContact> found)
    {
        for (var first = 0; first < units.Count; first++)
        {
            var digits = "";
            var marks = 0;
            for (var last = first; digits.Length < MostDigits && (last < units.Count || Extend(text, units, claims)); last++)
            {
                digits += units[last].Digits;
                marks += units[last].Marks - (last == first ? units[last].GapMarks : 0);
                if (digits.Length is not (>= 10 and <= MostDigits) || marks < FewestMarks || phones.Read(WithoutTrunkPrefix(digits), international: false) is not { } phone)
                    continue;
                // Two spellings of ten digits in a row are rare; the longer reading with the country code wins when it exists.
                claims.Claim(TokenKind.Phone, units[first].Start, units[last].End);
                found.Add(new FoundContact(ContactKind.Phone, phone, units[first].Start, units[last].End, IsObscured: true));
                return units[last].End;
            }
        }

        return units[^1].End;
    }

    /// <summary>"O55 …": a 0 is dialled before the area code in some places. Eleven digits are no number otherwise.</summary>
    private static string WithoutTrunkPrefix(string digits) => digits.Length != 11 ? digits : digits[0] == '0' ? digits[1..] : "";

    private static bool Extend(FoldedText text, List<Unit> units, SpanClaims claims)
    {
        if (Following(text, units[^1]) is not { } next || !claims.IsFree(next.Start, next.End))
            return false;
        units.Add(next);
        return true;
    }

    /// <summary>A digit run, a spelled number, or digits with look-alike letters among them.</summary>
    private static Unit? NextUnit(FoldedText text, int i)
    {
        if (char.IsLetterOrDigit(text[i - 1]) || !char.IsLetterOrDigit(text[i]))
            return null;
        var end = i;
        var digits = 0;
        while (char.IsLetterOrDigit(text[end]) && end - i < LongestRun)
            digits += char.IsAsciiDigit(text[end++]) ? 1 : 0;
        var run = text.Slice(i, end);
        if (digits == run.Length)
        {
            var keyCaps = text.ToOriginal(i, end).Length - run.Length >= run.Length ? run.Length : 0;
            return new Unit(i, end, run.ToString(), keyCaps, 0);
        }

        if (digits == 0)
            return ByWord.TryGetValue(run, out var spelled) ? WithOnes(text, new Unit(i, end, spelled, 1, 0)) : null;
        return (LookAlikes(run) ?? LetterSeparated(run) ?? SpelledAmongDigits(run)) is { } read ? new Unit(i, end, read, 2, 0) : null;
    }

    /// <summary>"treinta y cuatro" is one number.</summary>
    private static Unit WithOnes(FoldedText text, Unit tens)
    {
        if (tens.Digits is not [_, '0'] || text[tens.End] != ' ' || text[tens.End + 1] != 'y' || text[tens.End + 2] != ' ')
            return tens;
        var start = tens.End + 3;
        var end = start;
        while (char.IsLetterOrDigit(text[end]) && end - start < LongestRun)
            end++;
        return ByWord.TryGetValue(text.Slice(start, end), out var ones) && ones.Length == 1
            ? tens with { End = end, Digits = $"{tens.Digits[0]}{ones}" }
            : tens;
    }

    private static Unit? Following(FoldedText text, Unit unit)
    {
        var gapMarks = 0;
        var i = unit.End;
        for (; i < text.Length && i - unit.End <= LongestGap && !char.IsLetterOrDigit(text[i]); i++)
        {
            if (text[i] is '\n' or ':' or '$' or '%')
                return null;
            gapMarks += text[i] is ' ' or '-' or '.' or '(' or ')' or '/' or ',' ? 0 : 1;
        }

        if (NextUnit(text, i) is not { } next || i - unit.End > LongestGap)
            return null;
        return next with { GapMarks = gapMarks, Marks = next.Marks + gapMarks };
    }

    private static string? LookAlikes(ReadOnlySpan<char> run)
    {
        Span<char> digits = stackalloc char[run.Length];
        var letters = 0;
        for (var i = 0; i < run.Length; i++)
        {
            digits[i] = run[i] switch { 'o' => '0', 'l' or 'i' => '1', var c => c };
            letters += char.IsAsciiDigit(run[i]) ? 0 : 1;
            if (!char.IsAsciiDigit(digits[i]))
                return null;
        }

        return letters <= run.Length / 2 ? digits.ToString() : null;
    }

    /// <summary>"55g26g60g57g16": the same letter between groups of digits.</summary>
    private static string? LetterSeparated(ReadOnlySpan<char> run)
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

    /// <summary>"cinco6": words and digits glued together.</summary>
    private static string? SpelledAmongDigits(ReadOnlySpan<char> run)
    {
        var digits = "";
        for (var i = 0; i < run.Length;)
        {
            var end = i;
            while (end < run.Length && char.IsAsciiDigit(run[end]) == char.IsAsciiDigit(run[i]))
                end++;
            var part = run[i..end];
            if (char.IsAsciiDigit(part[0]))
                digits += part.ToString();
            else if (ByWord.TryGetValue(part, out var spelled))
                digits += spelled;
            else
                return null;
            i = end;
        }

        return digits;
    }

    private static int EndOfLetters(FoldedText text, int i)
    {
        while (char.IsLetter(text[i]))
            i++;
        return i;
    }

    /// <param name="Start">First folded character.</param>
    /// <param name="End">After the last.</param>
    /// <param name="Digits">What it reads as.</param>
    /// <param name="Marks">Signs of obscuring in it and in the gap before it.</param>
    /// <param name="GapMarks">Those of the gap before it.</param>
    private sealed record Unit(int Start, int End, string Digits, int Marks, int GapMarks);
}
