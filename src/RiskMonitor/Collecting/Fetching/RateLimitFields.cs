using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>
/// What a host says of its rate limit in any answer: X-RateLimit-Remaining and -Reset (Mastodon: a date; Reddit: seconds left), the same without X- (Bluesky: seconds
/// since 1970), and the RateLimit field of draft-ietf-httpapi-ratelimit-headers in its two forms. Seconds and seconds since 1970 are told apart by their size.
/// </summary>
internal static partial class RateLimitFields
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>No wait is this long, and no clock that early.</summary>
    private const double FirstEpoch = 1_000_000_000;

    private const double FirstEpochMilliseconds = FirstEpoch * 1000;

    /// <summary>Until when nothing is left to ask with, at most a day from now; null while something is left, and when the host does not say.</summary>
    public static DateTimeOffset? UsedUpUntil(IEnumerable<KeyValuePair<string, string>> headers, DateTimeOffset now)
    {
        string? remaining = null, reset = null;
        DateTimeOffset? latest = null;
        foreach (var (name, value) in headers)
        {
            if (Is(name, "RateLimit-Remaining", "X-RateLimit-Remaining"))
                remaining = value;
            else if (Is(name, "RateLimit-Reset", "X-RateLimit-Reset"))
                reset = value;
            else if (name.Equals("RateLimit", StringComparison.OrdinalIgnoreCase))
                latest = Later(latest, OfField(value, now));
        }

        return Later(latest, IsUsedUp(remaining) ? Time(reset, now) : null);
    }

    /// <summary>Each limit of the field counts for itself: <c>"default";r=0;t=30, "day";r=7;t=9000</c>, or <c>limit=10, remaining=0, reset=30</c> in earlier drafts.</summary>
    private static DateTimeOffset? OfField(string value, DateTimeOffset now)
    {
        if (Earlier().Match(value) is { Success: true } earlier)
            return IsUsedUp(earlier.Groups["remaining"].Value) && EarlierReset().Match(value) is { Success: true } reset ? Time(reset.Groups["reset"].Value, now) : null;
        DateTimeOffset? latest = null;
        foreach (var limit in value.Split(','))
        {
            if (Remaining().Match(limit) is { Success: true } remaining && IsUsedUp(remaining.Groups["remaining"].Value) && Reset().Match(limit) is { Success: true } reset)
                latest = Later(latest, Time(reset.Groups["reset"].Value, now));
        }

        return latest;
    }

    /// <summary>Reddit writes a fraction.</summary>
    private static bool IsUsedUp(string? remaining) => Number(remaining) is < 1;

    private static DateTimeOffset? Time(string? reset, DateTimeOffset now)
    {
        if (Number(reset) is { } number)
        {
            var seconds = number >= FirstEpochMilliseconds ? (number / 1000) - now.ToUnixTimeSeconds()
                : number >= FirstEpoch ? number - now.ToUnixTimeSeconds()
                : number;
            return Within(seconds, now);
        }

        return DateTimeOffset.TryParse(reset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? Within((date - now).TotalSeconds, now) : null;
    }

    private static DateTimeOffset? Within(double seconds, DateTimeOffset now) => seconds > 0 ? now + TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds)) : null;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;

    private static bool Is(string name, string plain, string older) => name.Equals(plain, StringComparison.OrdinalIgnoreCase) || name.Equals(older, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@";\s*r\s*=\s*(?<remaining>[0-9]{1,15})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Remaining();

    [GeneratedRegex(@";\s*t\s*=\s*(?<reset>[0-9]{1,15})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Reset();

    [GeneratedRegex(@"\bremaining\s*=\s*(?<remaining>[0-9]{1,15})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Earlier();

    [GeneratedRegex(@"\breset\s*=\s*(?<reset>[0-9]{1,15})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EarlierReset();
}
