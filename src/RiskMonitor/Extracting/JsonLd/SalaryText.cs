using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RiskMonitor.Ads;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Extracting.JsonLd;

/// <summary>Pay as a line of text. What a site wrote in words stays as written; numbers get their currency and period in words of the advert's language.</summary>
internal static partial class SalaryText
{
    private static readonly HashSet<string> WithDollarSign = new(StringComparer.OrdinalIgnoreCase) { "MXN", "USD", "ARS", "CLP", "COP", "UYU", "DOP", "CAD", "AUD" };

    public static string? Of(JsonElement posting, JsonLdGraph graph, AdLanguage language) =>
        Amounts(posting, "baseSalary"u8, graph, language) ?? Amounts(posting, "estimatedSalary"u8, graph, language);

    private static string? Amounts(JsonElement posting, ReadOnlySpan<byte> property, JsonLdGraph graph, AdLanguage language)
    {
        if (!posting.TryGetProperty(property, out var value))
            return null;
        var text = value.ValueKind == JsonValueKind.Array
            ? string.Join("; ", value.EnumerateArray().Select(graph.Resolve).Select(item => Amount(item, Text(posting, "salaryCurrency"u8), null, language)).Where(one => one is not null))
            : Amount(graph.Resolve(value), Text(posting, "salaryCurrency"u8), null, language);
        return text is { Length: > 0 } ? text : null;
    }

    private static string? Amount(JsonElement value, string? currency, string? unit, AdLanguage language)
    {
        // A text that nothing says more about stays as it is, digits or not.
        if (value.ValueKind == JsonValueKind.String && currency is null && unit is null)
            return Words(value);
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            return Number(value) is { } number ? Written(number, number, currency, unit, language) : Written(Words(value), currency, unit, language);
        if (value.ValueKind != JsonValueKind.Object)
            return null;

        currency = Text(value, "currency"u8) ?? Text(value, "priceCurrency"u8) ?? currency;
        unit = Text(value, "unitText"u8) ?? Text(value, "duration"u8) ?? unit;
        var (min, max) = (Number(value, "minValue"u8) ?? Number(value, "minPrice"u8), Number(value, "maxValue"u8) ?? Number(value, "maxPrice"u8));
        if ((min ?? max) is { } one && (max ?? min) is { } other && other > 0)
            return Written(one, other, currency, unit, language);
        return Inner(value, "value"u8, currency, unit, language) ?? Inner(value, "price"u8, currency, unit, language) ?? Inner(value, "median"u8, currency, unit, language);
    }

    private static string? Inner(JsonElement value, ReadOnlySpan<byte> property, string? currency, string? unit, AdLanguage language) =>
        value.TryGetProperty(property, out var nested) ? Amount(nested, currency, unit, language) : null;

    /// <summary>Zero is how templates write "not stated".</summary>
    private static string? Written(decimal min, decimal max, string? currency, string? unit, AdLanguage language)
    {
        if (max == 0)
            return null;
        var sign = currency is not null && WithDollarSign.Contains(currency) ? "$" : "";
        var amount = min == max ? Digits(min) : $"{Digits(min)} {(language == AdLanguage.Es ? "a" : "to")} {Digits(max)}";
        return Joined(amount, currency, Period(unit, language == AdLanguage.Es));

        string Digits(decimal number) => sign + number.ToString("#,##0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>Words say their currency and period themselves; digits in a form that is not read as a number get them beside.</summary>
    private static string? Written(string? words, string? currency, string? unit, AdLanguage language) =>
        words is null || words.Any(char.IsLetter) ? words : Joined(words, currency, Period(unit, language == AdLanguage.Es));

    private static string Joined(params string?[] parts) => string.Join(' ', parts.Where(part => part is not null));

    private static string? Period(string? unit, bool spanish) => unit?.Trim().ToUpperInvariant() switch
    {
        null or "" => null,
        "HOUR" or "HOURLY" or "PT1H" => spanish ? "por hora" : "per hour",
        "DAY" or "DAILY" or "P1D" => spanish ? "por día" : "per day",
        "WEEK" or "WEEKLY" or "P1W" => spanish ? "por semana" : "per week",
        "FORTNIGHT" or "BIWEEKLY" or "P2W" => spanish ? "por quincena" : "per fortnight",
        "MONTH" or "MONTHLY" or "P1M" => spanish ? "por mes" : "per month",
        "YEAR" or "YEARLY" or "ANNUAL" or "P1Y" => spanish ? "por año" : "per year",
        _ => unit.Trim(),
    };

    private static decimal? Number(JsonElement node, ReadOnlySpan<byte> property) => node.TryGetProperty(property, out var value) ? Number(value) : null;

    private static decimal? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDecimal(out var number) => number,
        // 12.000 may be twelve or twelve thousand: only what has one reading is a number.
        JsonValueKind.String when PlainNumber().IsMatch(value.GetString()!) => decimal.Parse(value.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string? Words(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? MarkedText.Read(text) : null;

    private static string? Text(JsonElement node, ReadOnlySpan<byte> property) => node.TryGetProperty(property, out var value) ? Words(value) : null;

    [GeneratedRegex(@"^\s*(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.[0-9]{1,2})?\s*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();
}
