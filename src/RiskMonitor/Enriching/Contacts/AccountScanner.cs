using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>CLABEs (18 digits with a check digit) and payment cards (Luhn), also written in groups.</summary>
internal static class AccountScanner
{
    private static ReadOnlySpan<byte> ClabeWeights => [3, 7, 1];

    public static void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found)
    {
        var chars = text.Chars;
        List<(int Start, int End)>? groups = null;
        for (var i = 0; i < chars.Length; i++)
        {
            if (!char.IsAsciiDigit(chars[i]))
                continue;
            groups ??= [];
            DigitGroups.ReadChain(chars, i, groups);
            i = groups[^1].End - 1;
            ReadAccounts(text, groups, claims, found);
        }
    }

    private static void ReadAccounts(FoldedText text, List<(int Start, int End)> groups, SpanClaims claims, List<FoundContact> found)
    {
        for (var first = 0; first < groups.Count; first++)
        {
            var total = 0;
            for (var last = first; last < groups.Count && total < 18; last++)
            {
                total += groups[last].End - groups[last].Start;
                if (total is not (15 or 16 or 18))
                    continue;
                var digits = DigitGroups.Digits(text, groups, first, last);
                var kind = total == 18 && IsClabe(digits) ? ContactKind.Clabe : total < 18 && IsCard(digits) ? ContactKind.Card : (ContactKind?)null;
                var (start, end) = (groups[first].Start, groups[last].End);
                if (kind is null || char.IsLetterOrDigit(text[start - 1]) || !claims.IsFree(start, end))
                    continue;
                claims.Claim(TokenKind.Account, start, end);
                found.Add(new FoundContact(kind.Value, digits, start, end));
                first = last;
                break;
            }
        }
    }

    /// <summary>Check digit of a CLABE: weights 3 7 1, each product modulo 10 (Banco de México, circular 14/2017).</summary>
    internal static bool IsClabe(ReadOnlySpan<char> digits)
    {
        if (digits.Length != 18)
            return false;
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (digits[i] - '0') * ClabeWeights[i % 3] % 10;
        return (10 - (sum % 10)) % 10 == digits[17] - '0' && digits[..3] is not "000";
    }

    /// <summary>Luhn, and a first digit that card schemes use (3 with 15 digits; 2, 4, 5, 6 with 16).</summary>
    internal static bool IsCard(ReadOnlySpan<char> digits)
    {
        if (digits.Length == 15 ? digits[0] != '3' : digits[0] is not ('2' or '4' or '5' or '6'))
            return false;
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            sum += i % 2 == 0 ? digit : digit < 5 ? digit * 2 : (digit * 2) - 9;
        }

        return sum % 10 == 0;
    }
}
