using System.Globalization;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>The Retry-After header in both its forms (RFC 9110 §10.2.3): seconds, or a date in any of the three formats of §5.6.7.</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly string[] Dates =
    [
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "dddd, dd-MMM-yy HH:mm:ss 'GMT'",
        "ddd MMM d HH:mm:ss yyyy",
    ];

    /// <summary>A time between now and 24 hours from now; null without a header and for nonsense.</summary>
    public static DateTimeOffset? Read(string? value, DateTimeOffset now)
    {
        value = value?.Trim();
        if (string.IsNullOrEmpty(value))
            return null;
        if (Seconds(value) is { } seconds)
            return now + TimeSpan.FromSeconds(Math.Clamp(seconds, 0, Longest.TotalSeconds));
        if (!DateTimeOffset.TryParseExact(value, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowInnerWhite, out var date))
            return null;
        return date < now ? now : date > now + Longest ? now + Longest : date;
    }

    /// <summary>Digits, with a minus at most; any number of them, since more than a day is a day.</summary>
    private static double? Seconds(string value) =>
        value.AsSpan(value[0] == '-' ? 1 : 0) is { IsEmpty: false } digits && digits.IndexOfAnyExceptInRange('0', '9') < 0
            ? double.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : null;
}
