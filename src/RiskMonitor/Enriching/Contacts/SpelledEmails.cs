using System.Collections.Frozen;
using System.Text;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>
/// Addresses whose signs are spelled out or set apart: "ana(at)casa(dot)com", "ana arroba casa punto com", "ana @ casa . com". What is a plain sentence as well
/// ("at", a blank before the @) counts only with what a sentence would not have.
/// </summary>
internal static class SpelledEmails
{
    private const int MostLabels = 4;
    private const int MostLocalParts = 4;

    /// <summary>Longer forms first; the second value says what else is asked of the address.</summary>
    private static readonly (string Sign, Proof Needed)[] Signs =
    [
        (" (arroba) ", Proof.None), ("(arroba)", Proof.None), ("[arroba]", Proof.None), ("{arroba}", Proof.None), (" arroba ", Proof.None),
        (" (at) ", Proof.None), (" [at] ", Proof.None), ("(at)", Proof.None), ("[at]", Proof.None), ("{at}", Proof.None), (" at ", Proof.SpelledDotAndMailService),
        (" @ ", Proof.KnownEnding), (" @", Proof.MailService), ("@ ", Proof.MailService), ("@", Proof.SpelledDot),
    ];

    private static readonly string[] Dots = [" punto ", " dot ", "(punto)", "(dot)", "[punto]", "[dot]", "{dot}", "{punto}", " (punto) ", " (dot) ", " . ", " .", ". "];

    /// <summary>Signs spelled in the name before the address; a bare dot with blanks is the end of a sentence there.</summary>
    private static readonly (string Written, string Sign)[] LocalSigns =
        [(" punto ", "."), ("(punto)", "."), (" dot ", "."), ("(dot)", "."), ("[dot]", "."), ("[punto]", "."), (" guion bajo ", "_"), (" guion medio ", "-"), (" guion ", "-")];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings =
        Set("com mx net org info biz example edu gob gov es ar ec cl pe us uk ca io me co");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MailServices =
        Set("gmail hotmail outlook yahoo live icloud aol proton protonmail msn ymail prodigy zoho googlemail");

    private enum Proof
    {
        None,
        KnownEnding,
        MailService,
        SpelledDot,
        SpelledDotAndMailService,
    }

    public static void Scan(FoldedText text, SpanClaims claims, List<FoundContact> found)
    {
        var chars = text.Chars;
        foreach (var (sign, needed) in Signs)
        {
            for (int from = 0, offset; (offset = chars[from..].IndexOf(sign)) >= 0;)
            {
                var at = from + offset;
                // The blank that ends a sign may begin the next one.
                from = at + Math.Max(1, sign.Length - 1);
                var domain = ReadDomain(chars, at + sign.Length, out var end, out var isSpelled);
                if (domain is null || !IsProven(domain, isSpelled, needed))
                    continue;
                var local = ReadLocal(chars, at, out var start);
                if (local.Length == 0 || !claims.IsFree(start, end))
                    continue;
                claims.Claim(TokenKind.Email, start, end);
                found.Add(new FoundContact(ContactKind.Email, $"{local}@{domain}", start, end));
            }
        }
    }

    private static bool IsProven(string domain, bool isSpelled, Proof needed)
    {
        var isService = MailServices.Contains(domain.AsSpan(0, domain.IndexOf('.', StringComparison.Ordinal)));
        var isKnown = Endings.Contains(domain.AsSpan(domain.LastIndexOf('.') + 1));
        return needed switch
        {
            Proof.KnownEnding => isKnown,
            Proof.MailService => isService && isKnown,
            Proof.SpelledDot => isSpelled && isKnown,
            Proof.SpelledDotAndMailService => isSpelled && isService && isKnown,
            _ => !isSpelled || isKnown,
        };
    }

    /// <summary>Labels with dots, spelled or set apart, between them; null when this is no domain. A dot with blanks goes on only before a known ending.</summary>
    private static string? ReadDomain(ReadOnlySpan<char> chars, int start, out int end, out bool isSpelled)
    {
        isSpelled = false;
        end = start;
        while (end < chars.Length && end - start < EmailScanner.LongestDomain && (char.IsAsciiLetterOrDigit(chars[end]) || chars[end] is '.' or '-'))
            end++;
        while (end > start && chars[end - 1] is '.' or '-')
            end--;
        if (end == start)
            return null;
        var domain = new StringBuilder().Append(chars[start..end]);
        for (var labels = 0; labels < MostLabels && NextLabel(chars, end, IsBareService(domain)) is var (from, to) && to > 0; labels++)
        {
            domain.Append('.').Append(chars[from..to]);
            end = to;
            isSpelled = true;
        }

        var read = domain.ToString();
        return EmailScanner.IsDomain(read) ? read : null;
    }

    /// <summary>"gmail" so far: then even a dot with one blank goes on; after "casa" or "gmail.com" it ends a sentence.</summary>
    private static bool IsBareService(StringBuilder domain) => MailServices.Contains(domain.ToString());

    private static (int From, int To) NextLabel(ReadOnlySpan<char> chars, int at, bool isBareService)
    {
        foreach (var dot in Dots)
        {
            if (!chars[at..].StartsWith(dot) || (dot is " ." or ". " && !isBareService))
                continue;
            var from = at + dot.Length;
            var to = from;
            while (to < chars.Length && to - from < EmailScanner.LongestLocalPart && (char.IsAsciiLetterOrDigit(chars[to]) || chars[to] == '-'))
                to++;
            if (to > from && Endings.Contains(chars[from..to]))
                return (from, to);
        }

        return (0, 0);
    }

    private static string ReadLocal(ReadOnlySpan<char> chars, int at, out int start)
    {
        var local = "";
        start = at;
        for (var parts = 0; parts < MostLocalParts; parts++)
        {
            var end = start;
            while (start > 0 && at - start < EmailScanner.LongestLocalPart && EmailScanner.IsLocal(chars[start - 1]))
                start--;
            while (start < end && chars[start] is '.' or '-' or '+')
                start++;
            if (start == end)
                return local;
            local = $"{chars[start..end]}{local}";
            var before = SignBefore(chars, start);
            if (before.Written is null || start - before.Written.Length is var left && (left < 1 || !EmailScanner.IsLocal(chars[left - 1])))
                return local;
            local = before.Sign + local;
            start -= before.Written.Length;
        }

        return local.TrimStart('.', '_', '-');
    }

    private static (string? Written, string Sign) SignBefore(ReadOnlySpan<char> chars, int start)
    {
        foreach (var (written, sign) in LocalSigns)
        {
            if (chars[..start].EndsWith(written))
                return (written, sign);
        }

        return (null, "");
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
