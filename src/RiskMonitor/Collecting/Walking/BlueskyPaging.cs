using System.Text.Json;
using RiskMonitor.Collecting.Json;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Pages of posts of Bluesky's API: the answer's cursor, sent back, leads to the older ones. https://docs.bsky.app/docs/api/app-bsky-feed-get-author-feed</summary>
internal static class BlueskyPaging
{
    /// <summary>The end without a cursor; null for an answer that has no posts to list.</summary>
    public static TimelinePage? Read(FetchedPage page)
    {
        using var json = JsonFields.TryParse(page.Body);
        if (json is null || !(json.RootElement.IsList("feed") || json.RootElement.IsList("posts")))
            return null;
        var answer = json.RootElement;
        List<DateTimeOffset?> times = [.. answer.Items("feed").Where(item => !IsPinned(item)).Select(OrderedBy), .. answer.Items("posts").Select(post => TimelinePage.Time(post.Text("indexedAt")))];
        return times.Count > 0 && answer.Text("cursor") is { } cursor
            ? new TimelinePage(TimelinePage.With(page.Url, "cursor", cursor), TimelinePage.Oldest(times))
            : TimelinePage.End;
    }

    /// <summary>A repost stands where it was made, whatever the age of its post.</summary>
    private static DateTimeOffset? OrderedBy(JsonElement item) => TimelinePage.Time(item.In("reason").Text("indexedAt") ?? item.In("post").Text("indexedAt"));

    private static bool IsPinned(JsonElement item) => item.In("reason").Text("$type") == "app.bsky.feed.defs#reasonPin";
}
