using System.Collections.Immutable;
using System.Text.Json;

namespace RiskMonitor.Collecting.Feeds;

/// <summary>JSON Feed, version 1.1. https://www.jsonfeed.org/version/1.1/</summary>
internal static class JsonFeed
{
    /// <summary>Null when the JSON is no feed.</summary>
    public static Feed? Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || Text(document, "version")?.Contains("jsonfeed.org/version/", StringComparison.Ordinal) != true)
            return null;
        var items = document.TryGetProperty("items", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Take(FeedFile.MaxItems).Select(Item).ToImmutableArray()
            : [];
        return new Feed(items, Text(document, "next_url"), null);
    }

    private static FeedItem Item(JsonElement item) => new()
    {
        Id = Text(item, "id"),
        Link = Text(item, "url"),
        Title = Text(item, "title"),
        Content = Text(item, "content_html") ?? Text(item, "content_text"),
        Summary = Text(item, "summary"),
        Published = Text(item, "date_published"),
        Updated = Text(item, "date_modified"),
    };

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
