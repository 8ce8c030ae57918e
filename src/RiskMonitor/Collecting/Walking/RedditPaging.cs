using RiskMonitor.Collecting.Json;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Listings of Reddit's API: data.after names the post that the next older page starts behind. https://www.reddit.com/dev/api/#listings</summary>
internal static class RedditPaging
{
    /// <summary>The end where nothing is named; null for an answer that is no listing.</summary>
    public static TimelinePage? Read(FetchedPage page)
    {
        using var json = JsonFields.TryParse(page.Body);
        if (json is null || !json.RootElement.In("data").IsList("children"))
            return null;
        var data = json.RootElement.In("data");
        var times = data.Items("children").Where(child => !child.In("data").IsTrue("stickied")).Select(child => Time(child.In("data").Number("created_utc"))).ToList();
        return data.Text("after") is { } after
            ? new TimelinePage(TimelinePage.With(page.Url, "after", after), TimelinePage.Oldest(times))
            : TimelinePage.End;
    }

    private static DateTimeOffset? Time(double? seconds) => seconds is > 0 and < 253402300800 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds.Value) : null;
}
