using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Mexican tax ids: 3 or 4 letters, a date (yymmdd), three more; hyphens or spaces may stand between.</summary>
internal static class RfcScanner
{
    public static void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found)
    {
        var chars = text.Chars;
        for (var i = 0; i < chars.Length; i++)
        {
            if (!IsLetter(chars[i]) || (i > 0 && char.IsLetterOrDigit(chars[i - 1])))
                continue;
            var letters = i;
            while (letters < chars.Length && IsLetter(chars[letters]) && letters - i < 5)
                letters++;
            if (letters - i is 3 or 4 && Read(chars, i, letters) is var (end, value) && end > 0 && claims.IsFree(i, end))
            {
                claims.Claim(TokenKind.Account, i, end);
                found.Add(new FoundContact(ContactKind.Rfc, value, i, end));
            }

            i = letters;
        }
    }

    private static (int End, string Value) Read(ReadOnlySpan<char> chars, int start, int at)
    {
        var letters = chars[start..at].ToString();
        at = SkipSeparator(chars, at);
        if (at + 6 > chars.Length || chars.Slice(at, 6).IndexOfAnyExceptInRange('0', '9') >= 0)
            return (0, "");
        var date = chars.Slice(at, 6);
        int month = ((date[2] - '0') * 10) + date[3] - '0', day = ((date[4] - '0') * 10) + date[5] - '0';
        var key = SkipSeparator(chars, at + 6);
        if (month is < 1 or > 12 || day is < 1 or > 31 || key + 3 > chars.Length || (key + 3 < chars.Length && char.IsLetterOrDigit(chars[key + 3])))
            return (0, "");
        var homonym = chars.Slice(key, 3);
        return char.IsAsciiLetterOrDigit(homonym[0]) && char.IsAsciiLetterOrDigit(homonym[1]) && homonym[2] is 'a' or (>= '0' and <= '9')
            ? (key + 3, $"{letters}{date}{homonym}".ToUpperInvariant())
            : (0, "");
    }

    private static int SkipSeparator(ReadOnlySpan<char> chars, int at) => at < chars.Length && chars[at] is '-' or ' ' ? at + 1 : at;

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c is 'ñ' or '&';
}
