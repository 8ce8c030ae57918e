using System.Globalization;
using Microsoft.Extensions.Localization;
using RiskMonitor.Classifying;
using RiskMonitor.Storage.Reading;

namespace RiskMonitor.Web.Words;

/// <summary>Words of the console in the language of the request or circuit. Times are stored in UTC and shown in this machine's zone.</summary>
internal sealed class Phrases(IStringLocalizer<Texts> texts, TimeProvider clock)
{
    public string this[string key, params object[] values] => texts[key, values];

    /// <summary>Word for a member of an enum, for example the category fake_job.</summary>
    public string Of<T>(T value)
        where T : struct, Enum => texts[$"{typeof(T).Name}.{value}"];

    /// <summary>Word for a code from outside; the code itself where no word is known.</summary>
    public string OfCode(string prefix, string code) => texts[$"{prefix}.{code}"] is { ResourceNotFound: false } word ? word.Value : code;

    /// <summary>"1 anuncio", "34 anuncios".</summary>
    public string Count(string key, int count) => texts[$"{key}.{(count == 1 ? "One" : "Many")}", count.ToString("N0", CultureInfo.CurrentCulture)];

    public string Time(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, clock.LocalTimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What an alert is about; one that stands on an escalation alone says so.</summary>
    public string OfCategory(AlertRow row) => row is { Category: RiskCategory.None, Escalated: true } ? texts["List.EscalatedOnly"] : Of(row.Category);

    /// <summary>What stands for a campaign; a report's own words never do.</summary>
    public string Headline(AlertRow row) => row.Headline.Length > 0 ? row.Headline : texts["Ad.SealedTitle"];

    /// <summary>A date that came without a time stands as midnight UTC, and must not become the evening before here.</summary>
    public string Day(DateTimeOffset at) =>
        at.UtcDateTime.TimeOfDay == TimeSpan.Zero ? at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : Time(at);

    /// <summary>How long ago, in the largest unit that is not zero: "5 min", "3 h", "2 d".</summary>
    public string Since(DateTimeOffset at)
    {
        var past = clock.GetUtcNow() - at;
        return past < TimeSpan.FromMinutes(1) ? texts["Since.Now"]
            : past < TimeSpan.FromHours(1) ? texts["Since.Minutes", (int)past.TotalMinutes]
            : past < TimeSpan.FromDays(1) ? texts["Since.Hours", (int)past.TotalHours]
            : texts["Since.Days", (int)past.TotalDays];
    }

    public static string Number(double value) => value.ToString("N1", CultureInfo.CurrentCulture);

    public static string Score(double value) => value.ToString("0.00", CultureInfo.CurrentCulture);

    /// <summary>With its sign, and a minus as wide as the plus.</summary>
    public static string Weight(double value) => value.ToString("+0.00;\u22120.00;0.00", CultureInfo.CurrentCulture);
}
