using System.Collections.Frozen;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Phones written in digits, with or without separators. Pay, dates, folios and accounts are not phones.</summary>
internal sealed class PhoneScanner(PhoneReader phones)
{
    private const int FewestDigits = 10;
    private const int MostDigits = 15;
    private const int MostGroups = 12;

    private static readonly FrozenSet<string> WordsBeforeOtherNumbers = new[]
    {
        "folio", "id", "vacante", "clabe", "nss", "referencia", "ref", "codigo", "clave", "pedido", "licencia", "cedula", "registro", "ruc", "cuit", "cuil", "dni", "expediente", "interbancaria", "job", "code", "reference",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> OtherNumbers = WordsBeforeOtherNumbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found, string? otherRegion)
    {
        var chars = text.Chars;
        List<(int Start, int End)>? groups = null;
        for (var i = 0; i < chars.Length; i++)
        {
            if (!char.IsAsciiDigit(chars[i]))
                continue;
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
        for (var first = 0; first < groups.Count; first++)
        {
            var (last, phone) = LongestPhone(text, groups, first, otherRegion);
            if (phone is null)
                continue;
            var start = WithPrefix(text, groups[first].Start);
            var end = groups[last].End;
            if (!claims.IsFree(start, end))
                continue;
            claims.Claim(TokenKind.Phone, start, end);
            var singles = 0;
            for (var i = first; i <= last; i++)
                singles += groups[i].End - groups[i].Start == 1 ? 1 : 0;
            found.Add(new FoundContact(ContactKind.Phone, phone, start, end, IsObscured: singles >= 5));
            first = last;
        }

        return groups[^1].End;
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
        if (HasDate(text, groups, first, last))
            return false;
        return !FollowsOtherNumberWord(text, start);
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

    private static bool FollowsOtherNumberWord(FoldedText text, int start)
    {
        var i = start - 1;
        while (i >= 0 && start - i <= 4 && !char.IsLetter(text[i]))
            i--;
        var end = i + 1;
        while (i >= 0 && char.IsLetter(text[i]))
            i--;
        return end > i + 1 && OtherNumbers.Contains(text.Slice(i + 1, end));
    }

    /// <summary>A + or ( right before the digits belongs to the phone as written.</summary>
    private static int WithPrefix(FoldedText text, int start)
    {
        while (text[start - 1] is '+' or '(')
            start--;
        return start;
    }
}
