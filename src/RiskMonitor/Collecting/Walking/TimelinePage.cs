using System.Globalization;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting.Walking;

/// <summary>What a page of a timeline, newest first, leads to.</summary>
/// <param name="Next">The next older page; null at the end.</param>
/// <param name="OldestAt">Time of its oldest post; null when none has one.</param>
internal sealed record TimelinePage(CanonicalUrl? Next, DateTimeOffset? OldestAt)
{
    public static TimelinePage End { get; } = new(null, null);

    /// <summary>The step; of an answer that is no timeline (null) an end that says nothing of what is older.</summary>
    public static WalkStep Step(FetchedPage page, TimelinePage? timeline) => new(page, timeline?.Next is { } next ? [FoundLink.ListOfAds(next)] : []) { Timeline = timeline };

    public static DateTimeOffset? Oldest(IEnumerable<DateTimeOffset?> times) => times.Min();

    /// <summary>A time as APIs write it (RFC 3339).</summary>
    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>The address with one parameter of its query set.</summary>
    public static CanonicalUrl? With(Uri url, string name, string value)
    {
        var others = url.Query.TrimStart('?').Split('&').Where(pair => pair.Length > 0 && !pair.StartsWith(name + "=", StringComparison.Ordinal));
        var query = string.Join('&', others.Append($"{name}={Uri.EscapeDataString(value)}"));
        return CanonicalUrl.TryParse($"{url.GetLeftPart(UriPartial.Path)}?{query}", out var next) ? next : null;
    }
}
