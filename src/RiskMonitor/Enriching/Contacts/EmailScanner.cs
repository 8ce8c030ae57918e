using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>E-mail addresses, found outwards from each @.</summary>
internal static class EmailScanner
{
    private const int LongestLocalPart = 64;
    private const int LongestDomain = 190;
    private static readonly string[] SpelledSigns = ["(arroba)", "[arroba]", " arroba ", "(at)", "[at]", " (at) ", " (arroba) "];

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

        ScanSpelled(text, claims, found);
    }

    /// <summary>"name(arroba)mail.com" and the like: the sign spelled out.</summary>
    private static void ScanSpelled(FoldedText text, SpanClaims claims, List<FoundContact> found)
    {
        var chars = text.Chars;
        foreach (var sign in SpelledSigns)
        {
            for (int from = 0, offset; (offset = chars[from..].IndexOf(sign)) >= 0;)
            {
                var at = from + offset;
                from = at + sign.Length;
                var start = at;
                while (start > 0 && at - start < LongestLocalPart && IsLocal(chars[start - 1]))
                    start--;
                var end = from;
                while (end < chars.Length && end - from < LongestDomain && (char.IsAsciiLetterOrDigit(chars[end]) || chars[end] is '.' or '-'))
                    end++;
                while (end > from && chars[end - 1] is '.' or '-')
                    end--;
                if (start == at || !IsDomain(chars[from..end]) || !claims.IsFree(start, end))
                    continue;
                claims.Claim(TokenKind.Email, start, end);
                found.Add(new FoundContact(ContactKind.Email, $"{chars[start..at]}@{chars[from..end]}", start, end));
            }
        }
    }

    private static int NextAt(ReadOnlySpan<char> chars, int at) => chars[(at + 1)..].IndexOf('@') is var next and >= 0 ? at + 1 + next : -1;

    private static bool IsLocal(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or 'ñ';

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var dot = domain.LastIndexOf('.');
        return dot > 0 && domain.Length - dot > 2 && domain[(dot + 1)..].IndexOfAnyExceptInRange('a', 'z') < 0 && domain.IndexOf("..") < 0;
    }
}
