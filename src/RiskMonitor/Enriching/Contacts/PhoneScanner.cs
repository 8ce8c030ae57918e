using System.Globalization;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Phones written in digits, with or without separators. Pay, dates, folios and accounts are not phones.</summary>
internal sealed class PhoneScanner(PhoneReader phones)
{
    private const int FewestDigits = 10;
    private const int MostDigits = 15;
    private const int MostGroups = 12;

    /// <summary>Digits beside a phone, in one number with it, that make it a part of something longer.</summary>
    private const int TooManyOthers = 6;

    public void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found, string? otherRegion)
    {
        var chars = text.Chars;
        List<(int Start, int End)>? groups = null;
        for (var i = 0; i < chars.Length && chars[i..].IndexOfAnyInRange('0', '9') is var digit and >= 0; i++)
        {
            i += digit;
            if (claims.EndOfClaimAt(i) is var claimed and >= 0)
            {
                i = claimed - 1;
                continue;
            }

            groups ??= [];
            DigitGroups.ReadChain(chars, i, groups);
            i = ReadPhones(text, groups, claims, found, otherRegion) - 1;
        }
    }

    /// <summary>Reads every phone of a chain, left to right; gives where scanning goes on.</summary>
    private int ReadPhones(FoldedText text, List<(int Start, int End)> groups, SpanClaims claims, List<FoundContact> found, string? otherRegion)
    {
        var taken = new List<(int First, int Last, string Phone)>();
        for (var first = 0; first < groups.Count; first++)
        {
            var (last, phone) = LongestPhone(text, groups, first, otherRegion);
            if (phone is null || !claims.IsFree(WithPrefix(text, groups[first].Start), groups[last].End))
                continue;
            taken.Add((first, last, phone));
            first = last;
        }

        if (IsPartOfSomethingLonger(text, groups, taken))
            return groups[^1].End;
        foreach (var (first, last, phone) in taken)
        {
            var (start, end) = (WithPrefix(text, groups[first].Start), groups[last].End);
            claims.Claim(TokenKind.Phone, start, end);
            var singles = 0;
            for (var i = first; i <= last; i++)
                singles += Size(groups[i]) == 1 ? 1 : 0;
            found.Add(new FoundContact(ContactKind.Phone, phone, start, end, IsObscured: singles >= 5));
        }

        return groups[^1].End;
    }

    /// <summary>"55 1234 5678 9012 3456 7890 12": all in one, and too much of it left over.</summary>
    private static bool IsPartOfSomethingLonger(FoldedText text, List<(int Start, int End)> groups, List<(int First, int Last, string Phone)> taken)
    {
        var digits = groups.Sum(Size);
        for (var i = 1; i < groups.Count; i++)
        {
            if (groups[i].Start - groups[i - 1].End > 1 || text[groups[i].Start - 1] != text[groups[0].End])
                return false;
        }

        // A number written in one piece is one, whatever stands beside it.
        return taken.TrueForAll(one => one.Last > one.First) && digits > MostDigits && digits - taken.Sum(one => groups[one.First..(one.Last + 1)].Sum(Size)) >= TooManyOthers;
    }

    private (int Last, string? Phone) LongestPhone(FoldedText text, List<(int Start, int End)> groups, int first, string? otherRegion)
    {
        var total = 0;
        var last = first - 1;
        while (last + 1 < groups.Count && last + 1 - first < MostGroups && total + Size(groups[last + 1]) <= MostDigits)
            total += Size(groups[++last]);
        for (; last >= first && total >= FewestDigits; total -= Size(groups[last--]))
        {
            if (!LooksLikePhone(text, groups, first, last))
                continue;
            var isInternational = text[groups[first].Start - 1] == '+' || (text[groups[first].Start - 1] == '(' && text[groups[first].Start - 2] == '+');
            var digits = DigitGroups.Digits(text, groups, first, last);
            if (phones.Read(digits, isInternational, otherRegion) is { } phone)
                return (last, phone);
        }

        return (first, null);
    }

    private static int Size((int Start, int End) group) => group.End - group.Start;

    private static bool LooksLikePhone(FoldedText text, List<(int Start, int End)> groups, int first, int last)
    {
        var start = groups[first].Start;
        var end = groups[last].End;
        var before = text[start - 1];
        if (before == '$' || char.IsLetterOrDigit(before) || (before is '.' or ',' or ':' && char.IsAsciiDigit(text[start - 2])) || (before == ' ' && text[start - 2] == '$'))
            return false;
        var after = text[end];
        if (after == '%' || char.IsAsciiDigit(after) || (after is ',' or ':' && char.IsAsciiDigit(text[end + 1])))
            return false;
        // 10.000 12.000: thousands, not a phone.
        if (last > first && Size(groups[last]) == 3 && text[groups[last].Start - 1] == '.')
            return false;
        return !HasDate(text, groups, first, last) && !IsCountingUp(text, groups, first, last) && !OtherNumbers.Precede(text, start) && !OtherNumbers.SayReversed(text, start);
    }

    private static bool HasDate(FoldedText text, List<(int Start, int End)> groups, int first, int last)
    {
        for (var i = first; i + 2 <= last; i++)
        {
            int a = Size(groups[i]), b = Size(groups[i + 1]), c = Size(groups[i + 2]);
            var separator = text[groups[i].End];
            if (separator is not ('-' or '/' or '.') || separator != text[groups[i + 1].End])
                continue;
            if ((a == 4 && b <= 2 && c <= 2 && IsYear(text, groups[i])) || (a <= 2 && b <= 2 && c == 4 && IsYear(text, groups[i + 2])))
                return true;
        }

        return false;
    }

    private static bool IsYear(FoldedText text, (int Start, int End) group) => text.Slice(group.Start, group.End) is var year && (year.StartsWith("19") || year.StartsWith("20"));

    /// <summary>"22 23 24 25 26": sizes, rooms, years of age.</summary>
    private static bool IsCountingUp(FoldedText text, List<(int Start, int End)> groups, int first, int last)
    {
        if (last - first < 3 || Size(groups[first]) > 4)
            return false;
        for (var i = first + 1; i <= last; i++)
        {
            if (Size(groups[i]) > 4 || int.Parse(text.Slice(groups[i].Start, groups[i].End), NumberStyles.None, CultureInfo.InvariantCulture) != int.Parse(text.Slice(groups[i - 1].Start, groups[i - 1].End), NumberStyles.None, CultureInfo.InvariantCulture) + 1)
                return false;
        }

        return true;
    }

    /// <summary>A + or ( right before the digits belongs to the phone as written.</summary>
    private static int WithPrefix(FoldedText text, int start)
    {
        while (text[start - 1] is '+' or '(')
            start--;
        return start;
    }
}
