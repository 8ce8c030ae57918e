using System.Collections.Immutable;
using System.Text.Json;
using AngleSharp.Html.Dom;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Html;
using RiskMonitor.Collecting.Json;
using RiskMonitor.Extracting.Texts;

namespace RiskMonitor.Extracting.Statuses;

/// <summary>
/// Statuses as Mastodon's API gives them: an array, one alone, or a search answer. https://docs.joinmastodon.org/entities/Status/
/// Of the account only the handle is read: it is who to write to, and joins what one account posts.
/// </summary>
internal static class StatusesPage
{
    /// <summary>An answer has 40 at most; what is beyond is left out and said.</summary>
    private const int MostStatuses = 1_000;

    /// <summary>Null when the JSON holds no statuses. An empty list is a reading without adverts.</summary>
    public static PageReading? Read(JsonElement document)
    {
        var statuses = document.ValueKind == JsonValueKind.Object && document.TryGetProperty("statuses", out var found) ? found : document;
        JsonElement[] items = statuses.ValueKind == JsonValueKind.Array ? [.. statuses.EnumerateArray()] : [statuses];
        if (items.Length > 0 && !items.Any(IsStatus))
            return null;

        var drafts = ImmutableArray.CreateBuilder<AdDraft>();
        var problems = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        if (items.Length > MostStatuses)
            problems.Add(FormattableString.Invariant($"more than {MostStatuses} statuses in one answer; {items.Length - MostStatuses} are left out"));
        for (var i = 0; i < Math.Min(items.Length, MostStatuses); i++)
        {
            var (draft, problem) = ReadStatus(items[i]);
            if (draft is not null && seen.Add(draft.Url!)) // a status and its boost are one
                drafts.Add(draft);
            else if (draft is null)
                problems.Add(FormattableString.Invariant($"status {i + 1} of the page {problem}"));
        }

        return new PageReading(Layouts.Mastodon.Name, "api", AdChannel.SocialPost, drafts.ToImmutable(), problems.ToImmutable());
    }

    private static (AdDraft? Draft, string? Problem) ReadStatus(JsonElement item)
    {
        if (!IsStatus(item))
            return (null, "is not a status");

        // A boost carries the status of someone else; that one is the advert.
        var status = item.TryGetProperty("reblog", out var reblog) && IsStatus(reblog) ? reblog : item;
        if (Text(status, "visibility") is not (null or "public" or "unlisted"))
            return (null, "is not public");
        if ((Text(status, "url") ?? Text(status, "uri")) is not { } url || !CanonicalUrl.TryParse(url, out _))
            return (null, "has no address of its own");
        using var content = HtmlPage.TryParse(Text(status, "content")!, out var problem);
        if (content is null)
            return (null, $"is unparsable: {problem}");

        var draft = new AdDraft
        {
            Title = Text(status, "spoiler_text"),
            Body = BodyOf(content, status),
            Url = url,
            UrlMayBeElsewhere = true,
            Language = LanguageCode.Read(Text(status, "language")),
            PostedAt = Text(status, "created_at"),
            Author = AuthorOf(status.GetProperty("account"), url),
        };
        return string.IsNullOrWhiteSpace(draft.Body) && draft.Title is null ? (null, "has no text") : (draft, null);
    }

    /// <summary>The text, then what pictures are said to show; the pictures themselves are never fetched.</summary>
    private static string BodyOf(IHtmlDocument content, JsonElement status)
    {
        var text = content.Body is { } body ? HtmlText.Of(body) : "";
        var shown = status.Items("media_attachments").Select(media => media.Text("description"));
        return string.Join("\n\n", shown.Prepend(text).Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    /// <summary>"mastodon:name@host"; an account of the page's own server is written without its host.</summary>
    private static string? AuthorOf(JsonElement account, string url)
    {
        if (account.ValueKind != JsonValueKind.Object || Text(account, "acct") is not { } name)
            return null;
        name = name.TrimStart('@').ToLowerInvariant();
        return name.Contains('@', StringComparison.Ordinal) || !Uri.TryCreate(url, UriKind.Absolute, out var address) ? $"mastodon:{name}" : $"mastodon:{name}@{address.Host}";
    }

    private static bool IsStatus(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && IsText(item, "content") && item.TryGetProperty("account", out _) && item.TryGetProperty("id", out _);

    private static bool IsText(JsonElement item, string property) => item.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String;

    private static string? Text(JsonElement item, string property) =>
        IsText(item, property) && item.GetProperty(property).GetString() is { } text && (text.Length > 0 || property == "content") ? text : null;
}
