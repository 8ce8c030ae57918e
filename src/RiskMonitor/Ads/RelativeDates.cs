using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskMonitor.Ads;

/// <summary>
/// Dates as seen from the day a page was fetched: "hace 3 días", "ayer", "2 weeks ago", and days without a year ("12 de noviembre"). Minutes and hours are counted back exactly; anything
/// longer gives the day, at midnight UTC. What has no certain reading ("hace más de 30 días", "30+ days ago") is not read.
/// </summary>
public static partial class RelativeDates
{
    private const int LongestText = 64;
    private const int MostUnits = 1_000;

    private static readonly string[] SpanishNumbers = ["cero", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"];
    private static readonly string[] EnglishNumbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <param name="text">The date as written.</param>
    /// <param name="seenAt">When it was so written: the time the page was fetched.</param>
    /// <param name="date">UTC.</param>
    public static bool TryRead(string text, DateTimeOffset seenAt, out DateTimeOffset date)
    {
        ArgumentNullException.ThrowIfNull(text);
        date = default;
        if (text.Length > LongestText)
            return false;
        var words = Saying().Replace(text.Trim().TrimEnd('.'), "");
        if (NamedDay().Match(words) is { Success: true } named)
            return TryCountBack(seenAt, Named(named.Value), "d", out date);
        if (CountedBack().Match(words) is { Success: true } counted && Count(counted.Groups["count"].Value) is { } count)
            return TryCountBack(seenAt, count, counted.Groups["unit"].Value, out date);
        return DayOfTheYear().IsMatch(words) && TryReadWithoutYear(words, seenAt, out date);
    }

    private static int Named(string day) => char.ToLowerInvariant(day[0]) switch
    {
        'h' or 't' => 0, // hoy, today
        'y' => 1, // yesterday
        _ when day.StartsWith("ay", StringComparison.OrdinalIgnoreCase) => 1, // ayer
        _ => 2, // anteayer, antier
    };

    private static int? Count(string written)
    {
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number <= MostUnits ? number : null;
        var word = written.ToLowerInvariant();
        return word is "una" or "uno" or "a" or "an" ? 1
            : Array.IndexOf(SpanishNumbers, word) is >= 0 and var spanish ? spanish
            : Array.IndexOf(EnglishNumbers, word) is >= 0 and var english ? english
            : null;
    }

    private static bool TryCountBack(DateTimeOffset seenAt, int count, string unit, out DateTimeOffset date)
    {
        var now = seenAt.ToUniversalTime();
        var today = new DateTimeOffset(now.Date, TimeSpan.Zero);
        date = unit.ToLowerInvariant() switch
        {
            ['s', 'e', 'g' or 'c', ..] or "s" => now.AddSeconds(-count),
            "m" or ['m', 'i', 'n', ..] => now.AddMinutes(-count),
            ['h', ..] => now.AddHours(-count),
            ['d', ..] => today.AddDays(-count),
            ['s', 'e', 'm', ..] or ['w', ..] => today.AddDays(-7 * count),
            ['m', 'e' or 'o', ..] => today.AddMonths(-count),
            _ => today.AddYears(-count), // año, año(s), year
        };
        return true;
    }

    /// <summary>The last such day that is not after the day it was seen on; a day ahead may be one of another time zone.</summary>
    private static bool TryReadWithoutYear(string words, DateTimeOffset seenAt, out DateTimeOffset date)
    {
        var limit = seenAt.ToUniversalTime().AddDays(1);
        foreach (var year in new[] { limit.Year, limit.Year - 1 })
        {
            if (AdDates.TryRead(FormattableString.Invariant($"{words} {year}"), AdLanguage.Es, out date) && date <= limit)
                return true;
        }

        date = default;
        return false;
    }

    private const string Month = "(?:" + AdDates.MonthNames + ")";

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"^(?:(?:fecha de )?publicad[oa]|publicaci[oó]n|actualizad[oa]|posted|published|updated|listed|fecha|date)(?:\s+el)?\s*:?\s+(?:on\s+)?", Options)]
    private static partial Regex Saying();

    [GeneratedRegex(@"^(?:hoy|today|ayer|yesterday|anteayer|antier|antes de ayer)(?:,?\s+(?:a las\s+|at\s+)?[0-9]{1,2}:[0-9]{2}(?:\s?(?:hrs?|h|[ap]\.?m))?)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedDay();

    [GeneratedRegex(@"^(?:[0-9]{1,2}[\s/-]+(?:de\s+)?" + Month + @"|" + Month + @"\.?\s+[0-9]{1,2}(?:st|nd|rd|th)?)\.?$", Options)]
    private static partial Regex DayOfTheYear();

    [GeneratedRegex(
        @"^hace\s+(?<count>[0-9]{1,4}|\p{L}{1,7})\s*(?<unit>segundos?|segs?|minutos?|mins?|horas?|hrs?|h|d[ií]as?|d|semanas?|sem|mes(?:es)?|años?)$|^(?<count>[0-9]{1,4}|\p{L}{1,7})\s*(?<unit>segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?|años?)\s+atr[aá]s$|^(?<count>[0-9]{1,4}|\p{L}{1,7})\s*(?<unit>seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mo|years?|yrs?|y)\s+ago$",
        Options)]
    private static partial Regex CountedBack();
}
