using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>E-mail addresses, found outwards from each @.</summary>
internal static class EmailScanner
{
    internal const int LongestLocalPart = 64;
    internal const int LongestDomain = 190;

    public static void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found)
    {
        var chars = text.Chars;
        for (var at = chars.IndexOf('@'); at >= 0; at = NextAt(chars, at))
        {
            var start = at;
            while (start > 0 && at - start < LongestLocalPart && IsLocal(chars[start - 1]))
                start--;
            while (start < at && chars[start] is '.' or '-' or '+')
                start++;
            var end = at + 1;
            while (end < chars.Length && end - at < LongestDomain && (char.IsAsciiLetterOrDigit(chars[end]) || chars[end] is '.' or '-'))
                end++;
            while (end > at + 1 && chars[end - 1] is '.' or '-')
                end--;
            if (start == at || !IsDomain(chars[(at + 1)..end]) || !claims.IsFree(start, end))
                continue;
            claims.Claim(TokenKind.Email, start, end);
            found.Add(new FoundContact(ContactKind.Email, chars[start..end].ToString(), start, end));
        }

        SpelledEmails.Scan(text, claims, found);
    }

    private static int NextAt(ReadOnlySpan<char> chars, int at) => chars[(at + 1)..].IndexOf('@') is var next and >= 0 ? at + 1 + next : -1;

    internal static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or 'ñ';

    internal static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var dot = domain.LastIndexOf('.');
        return dot > 0 && domain.Length - dot > 2 && domain[(dot + 1)..].IndexOfAnyExceptInRange('a', 'z') < 0 && domain.IndexOf("..") < 0;
    }
}
