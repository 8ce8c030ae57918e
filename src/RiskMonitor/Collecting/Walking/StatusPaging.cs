using System.Text.Json;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Json;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Pages of statuses (https://docs.joinmastodon.org/api/guidelines/#pagination): the Link header's rel="next" leads to the older ones, else the last id as max_id.</summary>
internal static class StatusPaging
{
    /// <summary>The end for an empty page; null for an answer that is not a list of statuses.</summary>
    public static TimelinePage? Read(FetchedPage page)
    {
        using var json = JsonFields.TryParse(page.Body);
        if (json?.RootElement is not { ValueKind: JsonValueKind.Array } list)
            return null;
        if (list.EnumerateArray().ToList() is not [.., var last] statuses)
            return TimelinePage.End;
        if (IdOf(last) is not { } lastId)
            return null;
        var oldest = TimelinePage.Oldest(statuses.Select(status => TimelinePage.Time(status.Text("created_at"))));
        var header = string.Join(", ", page.Headers.Where(header => header.Key.Equals("Link", StringComparison.OrdinalIgnoreCase)).Select(header => header.Value));
        return new TimelinePage(header.Length > 0 ? Linked(page.Url, header) : TimelinePage.With(page.Url, "max_id", lastId), oldest);
    }

    private static CanonicalUrl? Linked(Uri from, string header) =>
        LinkHeader.Next(header) is { } target && Uri.TryCreate(from, target, out var next) && CanonicalUrl.TryFrom(next, out var linked) ? linked : null;

    private static string? IdOf(JsonElement status) =>
        status.Text("id") ?? (status.ValueKind == JsonValueKind.Object && status.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.Number ? id.GetRawText() : null);
}
