using RiskMonitor.Enriching.Contacts.Obscured;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>
/// Phones written so that a program should not read them: digits in words, among letters, in pictures, apart from each other or in two lines. Parts that may belong together make a chain;
/// of the numbers that could be read in it those are taken that leave least of it over. Linear in the text: a part is read once, and a number has at most so many.
/// </summary>
internal sealed class ObscuredPhoneScanner(PhoneReader phones)
{
    private const int FewestMarks = 2;
    private const int FewestDigits = 10;
    private const int MostDigits = 13;
    private const int MostUnits = 48;

    /// <summary>Letters of the longest row of letters that is digits by its looks alone ("OOll").</summary>
    private const int LongestLookAlike = 4;

    /// <summary>Single digits in a row that nobody writes so by chance.</summary>
    private const int ManySingles = 5;

    /// <summary>Digits beside a number, in the same chain, with which it is a part of something longer.</summary>
    private const int TooManyOthers = 10;

    public void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found)
    {
        var units = new List<DigitUnit>();
        for (var i = 0; i < text.Length;)
        {
            if (EndOfOrdinary(text.Chars, i) is var ordinary and > 0)
            {
                i = ordinary;
                continue;
            }

            if (claims.EndOfClaimAt(i) is var claimed and >= 0)
            {
                i = claimed;
                continue;
            }

            if (DigitUnits.Read(text, i) is not { } first || !claims.IsFree(first.Start, first.End))
            {
                i = char.IsLetterOrDigit(text[i]) ? Math.Max(i + 1, DigitUnits.EndOfRun(text, i)) : i + 1;
                continue;
            }

            units.Clear();
            units.Add(first);
            while (units.Count < MostUnits && UnitGaps.Next(text, units[^1], claims) is { } next)
                units.Add(next);
            Report(text, units, claims, found);
            i = units[^1].End;
        }
    }

    /// <summary>After a character or a word that says no digit, as nearly all of a text does; 0 where something has to be looked at.</summary>
    private static int EndOfOrdinary(ReadOnlySpan<char> chars, int start)
    {
        if (!char.IsLetterOrDigit(chars[start]))
            return start + 1;
        // Nearly every word is small letters of the alphabet, which are counted many at a time.
        var plain = chars[start..].IndexOfAnyExceptInRange('a', 'z');
        var end = plain < 0 ? chars.Length : start + plain;
        for (; end < chars.Length && char.IsLetterOrDigit(chars[end]); end++)
        {
            if (char.IsAsciiDigit(chars[end]))
                return 0;
        }

        return end - start > LongestLookAlike && !NumberWords.MayBegin(chars[start..end]) ? end : 0;
    }

    private void Report(FoldedText text, List<DigitUnit> units, SpanClaims claims, List<FoundContact> found)
    {
        var taken = new List<(int First, int Last, string Phone)>();
        for (var first = 0; first < units.Count;)
        {
            if (Best(text, units, first) is not { } best)
            {
                first++;
                continue;
            }

            taken.Add((first, best.Last, best.Phone));
            first = best.Last + 1;
        }

        var digits = units.Sum(unit => unit.Digits.Length);
        var others = digits - taken.Sum(one => units[one.First..(one.Last + 1)].Sum(unit => unit.Digits.Length));
        if (taken.Count == 0 || (others >= TooManyOthers && digits > MostDigits + 2))
            return;
        foreach (var (first, last, phone) in taken)
        {
            claims.Claim(TokenKind.Phone, units[first].Start, units[last].End);
            found.Add(new FoundContact(ContactKind.Phone, phone, units[first].Start, units[last].End, IsObscured: true));
        }
    }

    /// <summary>Of the numbers that begin with a unit: the one that ends the chain, else one that another number follows, else the longest.</summary>
    private (int Last, string Phone)? Best(FoldedText text, List<DigitUnit> units, int first)
    {
        (int Last, string Phone)? best = null;
        var followed = false;
        var length = 0;
        for (var last = first; last < units.Count && (length += units[last].Digits.Length) <= MostDigits; last++)
        {
            if (length < FewestDigits || Read(text, units, first, last) is not { } phone)
                continue;
            if (last == units.Count - 1)
                return (last, phone);
            var leads = last + 1 < units.Count && LeadsToAnother(text, units, last + 1);
            if (best is null || leads || !followed)
                (best, followed) = ((last, phone), leads);
        }

        return best;
    }

    private bool LeadsToAnother(FoldedText text, List<DigitUnit> units, int first)
    {
        var length = 0;
        for (var last = first; last < units.Count && (length += units[last].Digits.Length) <= MostDigits; last++)
        {
            if (length >= FewestDigits && Read(text, units, first, last) is not null)
                return true;
        }

        return false;
    }

    private string? Read(FoldedText text, List<DigitUnit> units, int first, int last)
    {
        var isReversed = OtherNumbers.SayReversed(text, units[first].Start);
        if (!(isReversed || IsDisguised(units, first, last)) || OtherNumbers.Precede(text, units[first].Start) || text[units[first].Start - 1] == '$')
            return null;
        var digits = string.Concat(units[first..(last + 1)].Select(unit => unit.Digits));
        if (isReversed && phones.Read(new string([.. digits.Reverse()]), international: false) is { } reversed)
            return reversed;
        return SaysPlus(text, units[first].Start) && digits.Length > FewestDigits ? phones.Read(digits, international: true) : phones.Read(WithoutTrunkPrefix(digits), international: false);
    }

    private static bool IsDisguised(List<DigitUnit> units, int first, int last)
    {
        var (marks, weak, singles, lines, length) = (0, 0, 0, 0, 0);
        for (var i = first; i <= last; i++)
        {
            var unit = units[i];
            length += unit.Digits.Length;
            weak += unit.IsWeak ? unit.Digits.Length : 0;
            singles += unit.IsPlain && unit.Digits.Length == 1 ? 1 : 0;
            marks += unit.Marks + (i > first ? unit.GapMarks : 0);
            lines += i > first && unit.IsNewLine ? 1 : 0;
        }

        if (weak * 5 > length * 2)
            return false;
        if (lines > 0 && marks < FewestMarks)
            return IsSplitOverLines(units, first, last);
        return marks >= FewestMarks || singles >= ManySingles;
    }

    /// <summary>Nothing but digits over two or three lines: only when the chain is the number and no more, an area code and groups of three or four.</summary>
    private static bool IsSplitOverLines(List<DigitUnit> units, int first, int last) =>
        first == 0 && last == units.Count - 1 && units.Count is 2 or 3 or 4 && units[0].Digits.Length >= 2 && units.Skip(1).All(unit => unit.Digits.Length >= 3);

    /// <summary>"O55 …": a 0 is dialled before the area code in some places. Eleven digits are no number otherwise.</summary>
    private static string WithoutTrunkPrefix(string digits) => digits.Length != 11 ? digits : digits[0] == '0' ? digits[1..] : "";

    /// <summary>"más uno, dos cero dos…", "+5 2 …".</summary>
    private static bool SaysPlus(FoldedText text, int start)
    {
        if (text[start - 1] == '+')
            return true;
        var end = start;
        while (end > 0 && start - end < 3 && text[end - 1] is ' ' or ',')
            end--;
        return (end >= 3 && text.Slice(end - 3, end) is "mas" && !char.IsLetter(text[end - 4])) || (end >= 4 && text.Slice(end - 4, end) is "plus" && !char.IsLetter(text[end - 5]));
    }
}
