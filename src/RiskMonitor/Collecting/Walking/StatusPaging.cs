using System.Text.Json;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Where the next older page of statuses is: the Link header's rel="next", else the last id as max_id.</summary>
internal static class StatusPaging
{
    /// <summary>Null at the end: an empty page, or an answer that is not a list of statuses.</summary>
    public static CanonicalUrl? Next(FetchedPage page)
    {
        if (LastId(page.Body) is not { } lastId)
            return null;
        var header = string.Join(", ", page.Headers.Where(header => header.Key.Equals("Link", StringComparison.OrdinalIgnoreCase)).Select(header => header.Value));
        return header.Length > 0
            ? LinkHeader.Next(header) is { } target && Uri.TryCreate(page.Url, target, out var next) && CanonicalUrl.TryFrom(next, out var linked) ? linked : null
            : WithMaxId(page.Url, lastId);
    }

    private static string? LastId(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 64 });
            return json.RootElement is { ValueKind: JsonValueKind.Array } statuses && statuses.GetArrayLength() is > 0 and var count
                && statuses[count - 1] is { ValueKind: JsonValueKind.Object } last && last.TryGetProperty("id", out var id)
                ? id.ValueKind == JsonValueKind.String ? id.GetString() : id.GetRawText()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static CanonicalUrl WithMaxId(Uri url, string id)
    {
        var others = url.Query.TrimStart('?').Split('&').Where(pair => pair.Length > 0 && !pair.StartsWith("max_id=", StringComparison.Ordinal));
        var query = string.Join('&', others.Append("max_id=" + Uri.EscapeDataString(id)));
        return CanonicalUrl.Parse($"{url.GetLeftPart(UriPartial.Path)}?{query}");
    }
}
