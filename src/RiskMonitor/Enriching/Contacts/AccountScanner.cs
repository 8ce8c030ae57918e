using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>CLABEs (18 digits with a check digit) and payment cards (Luhn), also written in groups.</summary>
internal static class AccountScanner
{
    private const int ClabeDigits = 18;

    private static ReadOnlySpan<byte> ClabeWeights => [3, 7, 1];

    public static void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found)
    {
        var chars = text.Chars;
        List<(int Start, int End)>? groups = null;
        for (var from = 0; chars[from..].IndexOfAnyInRange('0', '9') is var offset and >= 0; from = groups[^1].End)
        {
            groups ??= [];
            DigitGroups.ReadChain(chars, from + offset, groups);
            if (groups[^1].End - groups[0].Start >= 15)
                ReadAccounts(text, groups, claims, found);
        }
    }

    private static void ReadAccounts(FoldedText text, List<(int Start, int End)> groups, SpanClaims claims, List<FoundContact> found)
    {
        Span<char> digits = stackalloc char[ClabeDigits];
        for (var first = 0; first < groups.Count; first++)
        {
            var (total, card) = (0, -1);
            for (var last = first; last < groups.Count && total < ClabeDigits; last++)
            {
                var group = text.Slice(groups[last].Start, groups[last].End);
                if (total + group.Length > ClabeDigits)
                    break;
                group.CopyTo(digits[total..]);
                total += group.Length;
                var isClabe = total == ClabeDigits && IsClabe(digits) && (card < 0 || last == groups.Count - 1);
                if (!isClabe && !(total is 15 or 16 && IsCard(digits[..total])))
                    continue;
                if (char.IsLetterOrDigit(text[groups[first].Start - 1]) || !claims.IsFree(groups[first].Start, groups[last].End))
                    continue;
                // The first sixteen digits of a savings bank's CLABE (6..) may pass as a card; no CLABE begins like the cards of other schemes.
                if (!isClabe && digits[0] == '6' && card < 0 && last + 1 < groups.Count)
                {
                    card = last;
                    continue;
                }

                Add(isClabe ? ContactKind.Clabe : ContactKind.Card, first, last, digits[..total]);
                (first, card) = (last, -1);
                break;
            }

            if (card < 0)
                continue;
            Add(ContactKind.Card, first, card, DigitGroups.Digits(text, groups, first, card));
            first = card;
        }

        void Add(ContactKind kind, int first, int last, ReadOnlySpan<char> value)
        {
            var (start, end) = (groups[first].Start, groups[last].End);
            claims.Claim(TokenKind.Account, start, end);
            found.Add(new FoundContact(kind, value.ToString(), start, end));
        }
    }

    /// <summary>
    /// Check digit of a CLABE: weights 3 7 1, each product modulo 10 (Banco de México, circular 14/2017). Every weight is prime to ten: one wrong digit never passes; of two neighbours exchanged,
    /// those pass that lie five apart under weights of an even difference, which all of them have.
    /// </summary>
    internal static bool IsClabe(ReadOnlySpan<char> digits) => digits.Length == ClabeDigits && digits[..3] is not "000" && ClabeDigit(digits[..^1]) == digits[^1];

    internal static char ClabeDigit(ReadOnlySpan<char> before)
    {
        var sum = 0;
        for (var i = 0; i < before.Length; i++)
            sum += (before[i] - '0') * ClabeWeights[i % 3] % 10;
        return (char)('0' + ((10 - (sum % 10)) % 10));
    }

    /// <summary>
    /// Luhn (ISO/IEC 7812-1), and a first digit that card schemes use (3 with 15 digits; 2, 4, 5, 6 with 16). One wrong digit never passes; of neighbours exchanged only 09 and 90 do.
    /// </summary>
    internal static bool IsCard(ReadOnlySpan<char> digits)
    {
        if (digits.Length == 15 ? digits[0] != '3' : digits.Length != 16 || digits[0] is not ('2' or '4' or '5' or '6'))
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
