using System.Collections.Frozen;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Amounts;

/// <summary>
/// Finds amounts of money: a currency sign or word beside a number, a period right after it, or a pay word right before it. In the salary field any number of three digits or more is one.
/// </summary>
internal static class AmountScanner
{
    private const decimal Largest = 9_999_999;

    private static readonly FrozenDictionary<string, string> Currencies = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pesos"] = "",
        ["peso"] = "",
        ["pesitos"] = "",
        ["varos"] = "MXN",
        ["baros"] = "MXN",
        ["bolas"] = "MXN",
        ["mxn"] = "MXN",
        ["mn"] = "MXN",
        ["mx"] = "MXN",
        ["usd"] = "USD",
        ["us"] = "USD",
        ["dolares"] = "USD",
        ["dolar"] = "USD",
        ["dlls"] = "USD",
        ["dls"] = "USD",
        ["dollars"] = "USD",
        ["dollar"] = "USD",
        ["bucks"] = "USD",
        ["usdt"] = "USDT",
        ["euros"] = "EUR",
        ["eur"] = "EUR",
        ["ars"] = "ARS",
        ["cop"] = "COP",
        ["clp"] = "CLP",
        ["soles"] = "PEN",
        ["quetzales"] = "GTQ",
        ["lempiras"] = "HNL",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> CurrencyByWord = Currencies.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="text">The field.</param>
    /// <param name="claims">What other entities hold; amounts found are claimed too.</param>
    /// <param name="localCurrency">What a bare $ or "pesos" means here.</param>
    /// <param name="isSalaryField">In the salary field a number needs no sign.</param>
    public static List<FoundAmount> Scan(FoldedText text, SpanClaims claims, string localCurrency, bool isSalaryField)
    {
        var found = new List<FoundAmount>();
        var chars = text.Chars;
        for (var i = 0; i < chars.Length; i++)
        {
            if (!char.IsLetterOrDigit(chars[i]))
                continue;
            if (char.IsLetter(chars[i]) && !NumberReader.MayBeSpelled(chars[i]))
            {
                i = EndOfRun(chars, i) - 1;
                continue;
            }

            if (claims.EndOfClaimAt(i) is var claimed and >= 0)
            {
                i = claimed - 1;
                continue;
            }

            if (EndOfLongNumber(chars, i) is var longEnd and > 0)
            {
                i = longEnd - 1;
                continue;
            }

            var read = NumberReader.Read(chars, i);
            if (read is { } number && (i == 0 || !(char.IsAsciiDigit(chars[i - 1]) || (chars[i - 1] is ',' or '.' or ':' && i > 1 && char.IsAsciiDigit(chars[i - 2])))) && ReadAmount(chars, number, localCurrency, isSalaryField) is { } amount && claims.IsFree(amount.Start, amount.End))
            {
                claims.Claim(amount.IsPrice ? TokenKind.Price : TokenKind.Money, amount.Start, amount.End);
                found.Add(amount);
                i = amount.End - 1;
            }
            else
            {
                i = EndOfRun(chars, i) - 1;
            }
        }

        return found;
    }

    private static int EndOfRun(ReadOnlySpan<char> chars, int i)
    {
        var isDigit = char.IsAsciiDigit(chars[i]);
        var plain = chars[i..].IndexOfAnyExceptInRange('a', 'z');
        i = plain < 0 ? chars.Length : i + plain;
        while (i < chars.Length && char.IsLetterOrDigit(chars[i]) && char.IsAsciiDigit(chars[i]) == isDigit)
            i++;
        return i;
    }

    private static FoundAmount? ReadAmount(ReadOnlySpan<char> chars, ReadNumber low, string localCurrency, bool isSalaryField)
    {
        var start = low.Start;
        var before = CurrencyBefore(chars, ref start);
        var end = low.End;
        var after = CurrencyAfter(chars, ref end);
        var high = low;
        if (SecondNumber(chars, end) is { } second && IsRange(low, second.Number))
        {
            high = second.Number;
            end = high.End;
            before ??= second.Currency;
            after = CurrencyAfter(chars, ref end) ?? after;
            // "8 a 12 mil": the thousands count for both.
            if (low.Factor == 1 && high.Factor > 1 && low.Value * high.Factor <= high.Value)
                low = low with { Value = low.Value * high.Factor };
        }

        var written = before is { Length: > 0 } ? before : after is { Length: > 0 } ? after : before ?? after;
        var period = PayPeriods.After(chars, end) ?? PayPeriods.Before(chars, start);
        var context = AmountContext.Read(chars, start);
        var isMoney = written is not null
            || (isSalaryField && low.Value >= 100)
            || (low.Value >= 50 && context == AmountUse.Pay && !IsYearLike(low, high))
            || (low.Value >= 50 && context == AmountUse.NotPay && !IsYearLike(low, high) && AmountContext.SaysNoThingFollows(chars, end) && AmountContext.IsSentOrCharged(chars, start))
            || (low.Value >= 100 && PayPeriods.After(chars, end, mostWords: 3) is not null && AmountContext.SaysMoneyFollows(chars, end))
            || (low.Factor > 1 && (period is not null || context != AmountUse.Unknown || AmountContext.SaysNoThingFollows(chars, end)));
        if (!isMoney || low.Value < 1 || high.Value > Largest || IsCount(chars, end))
            return null;
        var currency = written is { Length: > 0 } ? written : localCurrency;
        return new FoundAmount(new Amount(low.Value, Math.Max(low.Value, high.Value), currency, period), start, end, context);
    }

    private static bool IsRange(ReadNumber low, ReadNumber high) =>
        high.Value >= low.Value && high.Value <= low.Value * Math.Max(10, high.Factor == low.Factor ? 10 : high.Factor * 10);

    /// <summary>"55-1234-5678": where the groups of a phone or an account end, or 0 when this is no such number.</summary>
    private static int EndOfLongNumber(ReadOnlySpan<char> chars, int start)
    {
        var (groups, digits, i) = (0, 0, start);
        if (start > 0 && chars[start - 1] is '$' or '€' or ' ' && chars[..start].TrimEnd(' ').EndsWith("$"))
            return 0;
        while (i < chars.Length && char.IsAsciiDigit(chars[i]))
        {
            groups++;
            for (; i < chars.Length && char.IsAsciiDigit(chars[i]); i++)
                digits++;
            var separator = i;
            while (i < chars.Length && i - separator < 2 && chars[i] is '-' or ' ' or '.' or ')')
                i++;
        }

        return digits >= 10 && (groups != 2 || digits > 14) ? i : 0;
    }

    private static bool IsYearLike(ReadNumber low, ReadNumber high) => low.Value is >= 1990 and <= 2035 && high.Value == low.Value && low.Factor == 1;

    /// <summary>"200 personas", "24 horas", "18 años": a number of something else.</summary>
    private static bool IsCount(ReadOnlySpan<char> chars, int end)
    {
        var cursor = new WordCursor(chars, end);
        return cursor.Next() && cursor.Word is "personas" or "años" or "vacantes" or "empleados" or "colaboradores" or "horas" or "hrs" or "dias" or "meses" or "sucursales" or "clientes" or "kg" or "km" or "m" or "metros" or "people" or "years" or "hours";
    }

    /// <summary>The currency sign or word right before a number; null when there is none, empty for a bare sign.</summary>
    private static string? CurrencyBefore(ReadOnlySpan<char> chars, ref int start)
    {
        var i = start;
        while (i > 0 && chars[i - 1] == ' ' && start - i < 2)
            i--;
        if (i > 0 && chars[i - 1] is '$' or '€' or '£')
        {
            var sign = chars[i - 1];
            i--;
            var word = WordCursor.Before(chars, i, out var wordStart);
            if (wordStart + word.Length == i && CurrencyByWord.TryGetValue(word, out var named))
                i = wordStart;
            else
                named = sign switch { '€' => "EUR", '£' => "GBP", _ => "" };
            start = i;
            return named;
        }

        var name = WordCursor.Before(chars, i, out var nameStart);
        if (name.Length >= 2 && name is not ("pesos" or "peso" or "mx" or "us") && CurrencyByWord.TryGetValue(name, out var currency) && nameStart + name.Length == i)
        {
            start = nameStart;
            return currency;
        }

        return null;
    }

    private static string? CurrencyAfter(ReadOnlySpan<char> chars, ref int end)
    {
        if (end < chars.Length && chars[end] is '$' or '€')
            return chars[end++] == '€' ? "EUR" : "";
        var i = end;
        while (i < chars.Length && i - end < 2 && chars[i] is ' ' or '(')
            i++;
        var cursor = new WordCursor(chars, i);
        if (i < chars.Length && char.IsLetter(chars[i]) && cursor.Next())
        {
            if (CurrencyByWord.TryGetValue(cursor.Word, out var currency))
            {
                end = cursor.At;
                return currency;
            }

            // "m.n." is cut at its dots.
            if (cursor.Word is "m" && chars[cursor.At..].StartsWith(".n"))
            {
                end = cursor.At + 2;
                return "MXN";
            }
        }

        return null;
    }

    /// <summary>The upper bound after "a", "-", "y", "hasta", "to".</summary>
    private static (ReadNumber Number, string? Currency)? SecondNumber(ReadOnlySpan<char> chars, int end)
    {
        var i = end;
        while (i < chars.Length && chars[i] == ' ')
            i++;
        var connector = i < chars.Length && chars[i] is '-' or '/' ? 1 : 0;
        if (connector == 0)
        {
            foreach (var word in Connectors)
            {
                if (chars[i..].StartsWith(word) && i > end)
                {
                    connector = word.Length;
                    break;
                }
            }
        }

        if (connector == 0 || (chars[i] == '/' && !chars[(i + 1)..].TrimStart().StartsWith("$")))
            return null;
        i += connector;
        while (i < chars.Length && chars[i] == ' ')
            i++;
        string? currency = null;
        if (i < chars.Length && chars[i] is '$' or '€')
        {
            currency = chars[i] == '€' ? "EUR" : "";
            i++;
            while (i < chars.Length && chars[i] == ' ')
                i++;
        }

        return NumberReader.Read(chars, i) is { } number ? (number, currency) : null;
    }

    private static readonly string[] Connectors = ["a los ", "a ", "y ", "o ", "hasta ", "to ", "and ", "up to "];
}
