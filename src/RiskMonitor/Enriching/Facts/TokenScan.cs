using System.Globalization;
using RiskMonitor.Ads;
using RiskMonitor.Enriching.Reading;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Facts;

/// <summary>
/// What phrases cannot read because points end their clauses: legal forms ("S.A. de C.V."), street addresses ("Av. Juárez No. 12") and hours
/// ("de 9:00 a.m. a 6:00 p.m."). One pass over the tokens; the first of each is kept.
/// </summary>
internal sealed class TokenScan
{
    /// <summary>The number of a house stands this many tokens behind the word for a street.</summary>
    private const int NumberReach = 8;

    public FactSpan? LegalForm { get; private set; }

    public FactSpan? Street { get; private set; }

    public HoursOfDay? Hours { get; private set; }

    public FactSpan? HoursSpan { get; private set; }

    public void Read(FieldReading field)
    {
        var tokens = field.Tokens;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind == TokenKind.Number)
            {
                if (Hours is null && field.Field is AdField.Body or AdField.Title && HoursOfDay.At(field, i) is { } found)
                    (Hours, HoursSpan) = (found.Hours, FactHits.Span(field, found.First, found.End));
                if (Street is null && EnglishStreetEnd(field, i) is var end and > 0)
                    Street = FactHits.Span(field, i, end);
            }
            else if (token.Kind == TokenKind.Word && token.End - token.Start is >= 1 and <= 12)
            {
                ReadWord(field, i);
            }
        }
    }

    private void ReadWord(FieldReading field, int i)
    {
        var word = field.Word(i);
        switch (word)
        {
            case "cv" when IsWord(field, i - 1, "de") && LegalFormStart(field, i - 2) is var start and >= 0:
                LegalForm ??= FactHits.Span(field, start, i + 1);
                break;
            case "v" when IsWord(field, i - 1, "c") && IsWord(field, i - 2, "de") && LegalFormStart(field, i - 3) is var start and >= 0:
                LegalForm ??= FactHits.Span(field, start, i + 1);
                break;
            case "llc" or "inc" or "ltd" or "gmbh" when i > 0:
                LegalForm ??= FactHits.Span(field, i - 1, i + 1);
                break;
            case "sa" or "srl" or "sas" or "sapi" or "corp" when field.Field == AdField.Company && i > 0:
                LegalForm ??= FactHits.Span(field, 0, i + 1);
                break;
            case "calle" or "avenida" or "av" or "ave" or "blvd" or "boulevard" or "bulevar" or "calzada" or "calz" or "carretera" or "prolongacion" or "privada" or "periferico" or "circuito" or "andador":
                if (Street is null && HouseNumber(field, i) is var end and > 0)
                    Street = FactHits.Span(field, i, end);
                break;
        }
    }

    /// <summary>The token at which "S.A.", "S. de R.L.", "SAPI" before "de C.V." begins, or -1.</summary>
    private static int LegalFormStart(FieldReading field, int last)
    {
        if (IsWord(field, last, "sa") || IsWord(field, last, "sapi") || IsWord(field, last, "sab"))
            return last;
        if (IsWord(field, last, "a") && IsWord(field, last - 1, "s"))
            return last - 1;
        var form = IsWord(field, last, "rl") ? last : IsWord(field, last, "l") && IsWord(field, last - 1, "r") ? last - 1 : -1;
        return form < 0 ? -1 : IsWord(field, form - 1, "de") && IsWord(field, form - 2, "s") ? form - 2 : form;
    }

    private static int HouseNumber(FieldReading field, int street)
    {
        for (var i = street + 2; i < Math.Min(field.Tokens.Count, street + 1 + NumberReach); i++)
        {
            if (field.Text.Slice(field.Tokens[i - 1].End, field.Tokens[i].Start).Contains('\n'))
                return -1;
            if (field.Tokens[i].Kind == TokenKind.Number)
                return IsHouseNumber(field, i) ? i + 1 : -1;
        }

        return -1;
    }

    private static int EnglishStreetEnd(FieldReading field, int number)
    {
        if (!IsHouseNumber(field, number))
            return -1;
        for (var i = number + 2; i < Math.Min(field.Tokens.Count, number + 5) && field.Tokens[i].Clause == field.Tokens[number].Clause; i++)
        {
            if (field.Tokens[i].Kind == TokenKind.Word && field.Word(i) is "street" or "st" or "avenue" or "ave" or "road" or "rd" or "boulevard" or "blvd" or "drive" or "lane" or "highway")
                return i + 1;
        }

        return -1;
    }

    private static bool IsHouseNumber(FieldReading field, int token) =>
        int.TryParse(field.Word(token), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000;

    private static bool IsWord(FieldReading field, int token, ReadOnlySpan<char> word) => token >= 0 && field.Tokens[token].Kind == TokenKind.Word && field.Word(token).SequenceEqual(word);
}
