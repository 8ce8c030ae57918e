using System.Collections.Frozen;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>
/// Digits that no scanner could read as one thing and that may still be a phone or an account: they are masked and reported as nothing. Too much hidden costs a reader
/// a folio; too little costs somebody their number.
/// </summary>
internal static class PossibleAccounts
{
    private const int FewestDigits = 8;
    private const int FewestInGroups = 10;
    private const int FewestAfterLabel = 6;
    private const int FewestBesideContact = 4;

    /// <summary>Between a label and its number: "cuenta núm. 12…", "account no: 12…".</summary>
    private const int LabelReach = 24;

    private static readonly FrozenSet<string> Labels =
        "clabe tarjeta tarjetas cuenta cuentas card account acct iban routing interbancaria deposito depositos cta nss curp oxxo spei debito credito telefono tel cel celular phone whatsapp whats wsp movil"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ByLabel = Labels.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adds the folded spans to hide.</summary>
    /// <param name="text">The field.</param>
    /// <param name="claims">What contacts and amounts hold.</param>
    /// <param name="contacts">What contacts hold: digits that go on from one may be part of it.</param>
    /// <param name="hidden">Where to add.</param>
    public static void Scan(FoldedText text, SpanClaims claims, SpanClaims contacts, List<TextSpan> hidden)
    {
        var chars = text.Chars;
        List<(int Start, int End)>? groups = null;
        for (var i = 0; i < chars.Length && chars[i..].IndexOfAnyInRange('0', '9') is var digit and >= 0; i++)
        {
            i += digit;
            groups ??= [];
            DigitGroups.ReadChain(chars, i, groups);
            i = groups[^1].End - 1;
            Read(text, groups, claims, contacts, hidden);
        }
    }

    private static void Read(FoldedText text, List<(int Start, int End)> groups, SpanClaims claims, SpanClaims contacts, List<TextSpan> hidden)
    {
        var (free, digits) = (0, 0);
        var isBeside = false;
        foreach (var (start, end) in groups)
        {
            if (claims.IsFree(start, end))
            {
                free++;
                digits += end - start;
            }

            isBeside |= !contacts.IsFree(start, end);
        }

        if (free == 0)
            return;
        var isNumber = free == groups.Count && ((groups.Count > 1 && digits >= FewestInGroups && IsWrittenInGroups(text, groups)) || (digits >= FewestAfterLabel && FollowsLabel(text, groups[0].Start)));
        foreach (var (start, end) in groups)
        {
            var size = end - start;
            if ((isNumber || size >= FewestDigits || (isBeside && size >= FewestBesideContact)) && claims.IsFree(start, end))
                hidden.Add(new TextSpan(TokenKind.Number, start, end));
        }
    }

    /// <summary>Pairs or more, and neither thousands (12.000.000), nor dates, nor prices.</summary>
    private static bool IsWrittenInGroups(FoldedText text, List<(int Start, int End)> groups)
    {
        if (text[groups[0].Start - 1] == '$' || text[groups[^1].End] is '%' or ':')
            return false;
        var (single, dots, slashes, years) = (0, 0, 0, 0);
        for (var i = 0; i < groups.Count; i++)
        {
            var size = groups[i].End - groups[i].Start;
            single += size == 1 ? 1 : 0;
            years += size == 4 && text[groups[i].Start] is '1' or '2' && text[groups[i].Start + 1] is '9' or '0' ? 1 : 0;
            if (i > 0)
            {
                dots += text[groups[i].Start - 1] == '.' && size == 3 ? 1 : 0;
                slashes += text[groups[i].Start - 1] == '/' && size <= 2 ? 1 : 0;
            }
        }

        return dots == 0 && slashes == 0 && years == 0 && (single <= 1 || single == groups.Count);
    }

    /// <summary>A label among the few words before the number, on its line.</summary>
    private static bool FollowsLabel(FoldedText text, int start)
    {
        var end = start;
        for (var i = start - 1; i >= -1 && start - i <= LabelReach; i--)
        {
            var c = text[i];
            if (char.IsLetter(c))
                continue;
            if (end > i + 1 && end <= start && char.IsLetter(text[i + 1]) && ByLabel.Contains(text.Slice(i + 1, end)))
                return true;
            if (char.IsAsciiDigit(c) || c is '\n' or ';' or '!' or '?' or '$' || i < 0)
                return false;
            end = i;
        }

        return false;
    }
}
