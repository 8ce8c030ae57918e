using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskMonitor.Ads;

/// <summary>
/// Dates as adverts write them. RFC 3339 first; then year-month-day, names of months in Spanish and English, RFC 1123, and numbers only,
/// where the language decides: 07/02/2026 is 7 February in Spanish, July 2 in English and unreadable
/// when the language is neither; 13/02/2026 has one reading whatever the language.
/// Without a zone the time is taken as UTC, without a time as midnight.
/// </summary>
public static partial class AdDates
{
    private const int FirstYear = 1970;
    private const int LastYear = 9998;
    private static readonly string[] SpanishMonths = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];
    private static readonly string[] EnglishMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <param name="text">The date as written.</param>
    /// <param name="language">Language of the advert; only Spanish and English decide the order of day and month.</param>
    /// <param name="date">UTC.</param>
    public static bool TryRead(string text, AdLanguage language, out DateTimeOffset date)
    {
        text = text.Trim();
        if (text.Length > 64)
        {
            date = default;
            return false;
        }

        return TryReadRfc3339(text, out date)
            || (YearFirst().Match(text) is { Success: true } iso && TryBuild(iso, iso.Groups["month"].Value, iso.Groups["day"].Value, out date))
            || (NumbersOnly().Match(text) is { Success: true } numbers && TryReadNumbers(numbers, language, out date))
            || (DayMonthName().Match(text) is { Success: true } named && TryBuild(named, Month(named), named.Groups["day"].Value, out date))
            || (MonthNameDay().Match(text) is { Success: true } english && TryBuild(english, Month(english), english.Groups["day"].Value, out date))
            || TryReadRfc1123(text, out date);
    }

    private static bool TryReadRfc3339(string text, out DateTimeOffset date)
    {
        var valid = Rfc3339().IsMatch(text)
            & DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date);
        return valid && date.Year is >= FirstYear and <= LastYear;
    }

    private static bool TryReadRfc1123(string text, out DateTimeOffset date) =>
        DateTimeOffset.TryParseExact(
            text, ["r", "ddd, d MMM yyyy HH:mm:ss zzz", "ddd, d MMM yyyy HH:mm zzz"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date);

    private static bool TryReadNumbers(Match numbers, AdLanguage language, out DateTimeOffset date)
    {
        date = default;
        var (first, second) = (numbers.Groups["first"].Value, numbers.Groups["second"].Value);
        return language switch
        {
            AdLanguage.Es => TryBuild(numbers, second, first, out date) || TryBuild(numbers, first, second, out date),
            AdLanguage.En => TryBuild(numbers, first, second, out date) || TryBuild(numbers, second, first, out date),
            _ => OneReading(out date),
        };

        // Only when the other order is no date can the order be taken for granted.
        bool OneReading(out DateTimeOffset only)
        {
            var dayFirst = TryBuild(numbers, second, first, out var asDayFirst);
            var monthFirst = TryBuild(numbers, first, second, out var asMonthFirst);
            only = dayFirst ? asDayFirst : asMonthFirst;
            return dayFirst != monthFirst || (dayFirst && asDayFirst == asMonthFirst);
        }
    }

    private static string Month(Match named)
    {
        var name = named.Groups["name"].Value[..3];
        var index = Array.FindIndex(SpanishMonths, month => month.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
            index = Array.FindIndex(EnglishMonths, month => month.Equals(name, StringComparison.OrdinalIgnoreCase));
        return (index + 1).ToString(CultureInfo.InvariantCulture);
    }

    private static bool TryBuild(Match match, string month, string day, out DateTimeOffset date)
    {
        var groups = match.Groups;
        var year = Number(groups["year"].Value);
        var (monthNumber, dayNumber) = (Number(month), Number(day));
        var (hour, minute, second) = (Number(groups["hour"].Value), Number(groups["minute"].Value), Number(groups["sec"].Value));
        var valid = year is >= FirstYear and <= LastYear && monthNumber is >= 1 and <= 12 && dayNumber >= 1 && dayNumber <= DateTime.DaysInMonth(year, monthNumber)
            && hour <= 23 && minute <= 59 && second <= 59;
        date = valid ? new DateTimeOffset(year, monthNumber, dayNumber, hour, minute, second, TimeSpan.Zero) : default;
        return valid;
    }

    private static int Number(string digits) => digits.Length == 0 ? 0 : int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private const string Time = @"(?:[T,\s]\s*(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<sec>[0-9]{2})(?:\.[0-9]+)?)?)?";
    internal const string MonthNames =
        "ene(?:ro)?|feb(?:rero|ruary)?|mar(?:zo|ch)?|abr(?:il)?|apr(?:il)?|mayo?|jun(?:io|e)?|jul(?:io|y)?|ago(?:sto)?|aug(?:ust)?|sept?(?:iembre|ember)?|oct(?:ubre|ober)?|nov(?:iembre|ember)?|dic(?:iembre)?|dec(?:ember)?|jan(?:uary)?";

    private const string MonthName = "(?<name>" + MonthNames + ")";
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?$", Options)]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"^(?<year>[0-9]{4})[/.](?<month>[0-9]{1,2})[/.](?<day>[0-9]{1,2})" + Time + "$", Options)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<first>[0-9]{1,2})[-/.](?<second>[0-9]{1,2})[-/.](?<year>[0-9]{4})" + Time + "$", Options)]
    private static partial Regex NumbersOnly();

    [GeneratedRegex(@"^(?:\p{L}+,?\s+)?(?<day>[0-9]{1,2})[\s/-]+(?:de\s+)?" + MonthName + @"\.?,?[\s/-]+(?:del?\s+)?(?<year>[0-9]{4})" + Time + "$", Options)]
    private static partial Regex DayMonthName();

    [GeneratedRegex("^" + MonthName + @"\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<year>[0-9]{4})" + Time + "$", Options)]
    private static partial Regex MonthNameDay();
}
