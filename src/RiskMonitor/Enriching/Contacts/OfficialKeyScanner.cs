using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>
/// CURPs and RFCs, found from the six digits of their date outwards; a blank or a hyphen may stand between their parts. What has the form and a wrong check digit is masked and reported as
/// nothing, except an RFC that the text calls one: some that the SAT gave out do not agree with its own algorithm.
/// </summary>
internal static class OfficialKeyScanner
{
    private const int DateDigits = 6;

    /// <summary>The three characters after the date of an RFC may all be digits.</summary>
    private const int MostDigits = 9;

    private const int LabelReach = 30;

    public static void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found, List<TextSpan> hidden)
    {
        var chars = text.Chars;
        for (var from = 0; chars[from..].IndexOfAnyInRange('0', '9') is var offset and >= 0;)
        {
            var date = from + offset;
            from = date + 1;
            while (from < chars.Length && char.IsAsciiDigit(chars[from]))
                from++;
            if (from - date is < DateDigits or > MostDigits)
                continue;
            var (start, letters) = Letters(chars, date);
            if (letters == 0 || !KeyDate.IsDate(chars.Slice(date, DateDigits)))
                continue;
            var (kind, end, value) = Read(text, start, letters, date, from);
            if (end == 0 || !claims.IsFree(start, end))
                continue;
            claims.Claim(TokenKind.Account, start, end);
            if (kind is { } known)
                found.Add(new FoundContact(known, value, start, end));
            else
                hidden.Add(new TextSpan(TokenKind.Account, start, end));
            from = end;
        }
    }

    /// <summary>The three or four letters before a date, glued to it or one blank or hyphen away.</summary>
    private static (int Start, int Letters) Letters(ReadOnlySpan<char> chars, int date)
    {
        var end = date > 0 && IsSeparator(chars[date - 1]) ? date - 1 : date;
        var start = end;
        while (start > 0 && end - start < 5 && IsLetter(chars[start - 1]))
            start--;
        return end - start is 3 or 4 && (start == 0 || !char.IsLetterOrDigit(chars[start - 1])) ? (start, end - start) : (start, 0);
    }

    /// <summary>What stands there: a kind where it is surely one, no kind where it is only to be masked, an end of 0 where it is none.</summary>
    private static (ContactKind? Kind, int End, string Value) Read(FoldedText text, int start, int letters, int date, int digitsEnd)
    {
        var chars = text.Chars;
        if (letters == 4 && digitsEnd - date == DateDigits && EndOfCurp(chars, digitsEnd) is var curp and > 0)
        {
            var key = Joined(chars[start..curp]);
            return Curp.IsValid(key) ? (ContactKind.Curp, curp, key) : (null, curp, "");
        }

        var isGlued = start + letters == date;
        if (EndOfRfc(chars, date + DateDigits) is var rfc and > 0)
        {
            var key = Joined(chars[start..rfc]);
            var isOne = Rfc.IsValid(key) || IsCalledRfc(text, start);
            return isOne ? (ContactKind.Rfc, rfc, key) : isGlued ? (null, rfc, "") : (null, 0, "");
        }

        // Letters and date alone are what an RFC and a CURP begin with.
        return digitsEnd - date == DateDigits && !IsPartOfWord(chars, digitsEnd) && ((letters == 4 && isGlued) || IsCalledRfc(text, start)) ? (null, digitsEnd, "") : (null, 0, "");
    }

    private static int EndOfCurp(ReadOnlySpan<char> chars, int at)
    {
        at = SkipSeparator(chars, at);
        if (at + 6 > chars.Length || chars[at] is not ('h' or 'm' or 'x') || chars.Slice(at, 6).ContainsAnyExceptInRange('a', 'z'))
            return 0;
        at = SkipSeparator(chars, at + 6);
        return at + 2 <= chars.Length && char.IsAsciiLetterOrDigit(chars[at]) && char.IsAsciiDigit(chars[at + 1]) && !IsPartOfWord(chars, at + 2) ? at + 2 : 0;
    }

    private static int EndOfRfc(ReadOnlySpan<char> chars, int at)
    {
        at = SkipSeparator(chars, at);
        return at + 3 <= chars.Length && char.IsAsciiLetterOrDigit(chars[at]) && char.IsAsciiLetterOrDigit(chars[at + 1]) && chars[at + 2] is 'a' or (>= '0' and <= '9') && !IsPartOfWord(chars, at + 3)
            ? at + 3
            : 0;
    }

    private static bool IsCalledRfc(FoldedText text, int start)
    {
        var before = text.Slice(Math.Max(0, start - LabelReach), start);
        before = before[(before.LastIndexOf('\n') + 1)..];
        return before.Contains("rfc", StringComparison.Ordinal) || before.Contains("r.f.c", StringComparison.Ordinal) || before.Contains("contribuyente", StringComparison.Ordinal);
    }

    private static string Joined(ReadOnlySpan<char> written)
    {
        Span<char> key = stackalloc char[Curp.Length];
        var count = 0;
        foreach (var c in written)
        {
            if (!IsSeparator(c) && count < key.Length)
                key[count++] = char.ToUpperInvariant(c);
        }

        return key[..count].ToString();
    }

    private static bool IsPartOfWord(ReadOnlySpan<char> chars, int at) => at < chars.Length && char.IsLetterOrDigit(chars[at]);

    private static int SkipSeparator(ReadOnlySpan<char> chars, int at) => at < chars.Length && IsSeparator(chars[at]) ? at + 1 : at;

    private static bool IsSeparator(char c) => c is '-' or ' ';

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c is 'ñ' or '&';
}
