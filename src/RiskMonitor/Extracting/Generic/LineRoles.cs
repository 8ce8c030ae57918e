using System.Text.RegularExpressions;
using RiskMonitor.Ads;

namespace RiskMonitor.Extracting.Generic;

/// <summary>What one line of a page says, by its own form: pay, a place, a date, a rating.</summary>
internal static partial class LineRoles
{
    private const int LongestLine = 120;

    /// <summary>Whether a line is a date does not depend on the day; which one it is, who assembles the advert finds out.</summary>
    private static readonly DateTimeOffset AnyDay = new(2000, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static bool IsPay(string line) => line.Length <= LongestLine && Pay().IsMatch(line);

    /// <summary>"Puebla, Puebla": names with capitals, parted by commas.</summary>
    public static bool IsPlace(string line) => line.Length <= LongestLine && Place().IsMatch(line);

    public static bool IsDate(string line) => AdDates.TryRead(line, AdLanguage.Es, out _) || RelativeDates.TryRead(line, AnyDay, out _);

    /// <summary>A heading over offers that are not this page's.</summary>
    public static bool IsOfOtherPages(string heading) => heading.Length <= 200 && OtherPages().IsMatch(heading);

    /// <summary>A rating, stars, a bullet: no letter, and too few digits for a phone, a date or pay.</summary>
    public static bool IsMark(string line) => !line.Any(char.IsLetter) && line.Count(char.IsDigit) < 5 && !IsPay(line);

    /// <summary>The field that a label names, as <see cref="AdDraft"/> has it; null for another label.</summary>
    public static string? FieldOf(string label) => label.Length > 40 ? null
        : PayLabel().IsMatch(label) ? nameof(AdDraft.Salary)
        : PlaceLabel().IsMatch(label) ? nameof(AdDraft.Location)
        : CompanyLabel().IsMatch(label) ? nameof(AdDraft.Company)
        : DateLabel().IsMatch(label) ? nameof(AdDraft.PostedAt)
        : KindLabel().IsMatch(label) ? nameof(AdDraft.EmploymentType)
        : null;

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(@"(?:\$|€|£|\bMXN|\bUSD|\bARS)\s?[0-9]|[0-9]\s?(?:€|pesos\b|MXN\b|USD\b|ARS\b|d[oó]lares\b)", Options)]
    private static partial Regex Pay();

    [GeneratedRegex(@"^\p{Lu}[\p{L}.'’ -]{1,40}(?:, ?\p{Lu}[\p{L}.'’ -]{1,40}){1,3}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Place();

    [GeneratedRegex(@"^\s*(?:salario|sueldo|pago|precio|tarifa|remuneraci[oó]n|salary|pay|price|wage|rate)(?:\s+(?:mensual|base|bruto|neto|ofrecido|range))?\s*$", Options)]
    private static partial Regex PayLabel();

    [GeneratedRegex(@"^\s*(?:ubicaci[oó]n|lugar|localidad|ciudad|zona|direcci[oó]n|location|place|city|address|area|where)(?:\s+(?:de trabajo|del empleo))?\s*$", Options)]
    private static partial Regex PlaceLabel();

    [GeneratedRegex(@"^\s*(?:empresa|compa[nñ][ií]a|empleador|company|employer|organi[sz]ation)\s*$", Options)]
    private static partial Regex CompanyLabel();

    [GeneratedRegex(@"^\s*(?:fecha(?: de publicaci[oó]n)?|publicad[oa](?: el)?|posted(?: on)?|date(?: posted)?|published)\s*$", Options)]
    private static partial Regex DateLabel();

    [GeneratedRegex(@"\b(?:relacionad[oa]s?|similares|parecid[oa]s|recomendad[oa]s?|tambi[eé]n te|otras (?:ofertas|vacantes|publicaciones)|otros (?:anuncios|empleos)|m[aá]s (?:ofertas|vacantes|anuncios|empleos)|related|similar|recommended|more (?:jobs|ads|offers)|other (?:jobs|ads|offers)|you may also)\b", Options)]
    private static partial Regex OtherPages();

    [GeneratedRegex(@"^\s*(?:tipo de (?:empleo|contrato|jornada)|jornada|contrato|employment type|job type|contract)\s*$", Options)]
    private static partial Regex KindLabel();
}
