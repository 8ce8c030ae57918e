using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Json;

namespace RiskMonitor.Extracting.Statuses;

/// <summary>
/// Posts as Bluesky's API gives them: a feed of an account or the answer to a search. https://docs.bsky.app/docs/api/app-bsky-feed-search-posts
/// Of the account only the handle is read. A repost is the post it carries, under that post's address.
/// </summary>
internal static partial class BlueskyPage
{
    /// <summary>Null when the JSON holds no posts. An empty list is a reading without adverts.</summary>
    public static PageReading? Read(JsonElement document)
    {
        if (!document.IsList("feed") && !document.IsList("posts"))
            return null;
        List<JsonElement> posts = [.. document.Items("feed").Select(item => item.In("post")), .. document.Items("posts")];
        if (posts.Count > 0 && !posts.Any(IsPost))
            return null;

        var drafts = ImmutableArray.CreateBuilder<AdDraft>();
        var problems = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < posts.Count; i++)
        {
            if (!IsPost(posts[i]) || AddressOf(posts[i]) is not { } url)
                problems.Add(FormattableString.Invariant($"post {i + 1} of the page is not a post"));
            else if (seen.Add(url) && BodyOf(posts[i]) is { Length: > 0 } body)
                drafts.Add(Draft(posts[i], url, body));
        }

        return new PageReading(Layouts.Bluesky.Name, "api", AdChannel.SocialPost, drafts.ToImmutable(), problems.ToImmutable());
    }

    private static AdDraft Draft(JsonElement post, string url, string body) => new()
    {
        Body = body,
        Url = url,
        UrlMayBeElsewhere = true,
        Language = LanguageCode.Read(post.In("record").Items("langs").FirstOrDefault() is { ValueKind: JsonValueKind.String } language ? language.GetString() : null),
        PostedAt = post.In("record").Text("createdAt"),
        Author = post.In("author").Text("handle") is { } handle ? $"bluesky:{handle.ToLowerInvariant()}" : null,
    };

    private static bool IsPost(JsonElement post) => post.Text("uri") is not null && post.IsObject("record") && post.IsObject("author");

    /// <summary>By the account's permanent name: handles change hands.</summary>
    private static string? AddressOf(JsonElement post) => PostUri().Match(post.Text("uri")!) is { Success: true } uri
        ? $"https://bsky.app/profile/{uri.Groups["account"].Value}/post/{uri.Groups["key"].Value}"
        : null;

    /// <summary>The text with its links whole, then what pictures are said to show, then the link of a card that the text does not have.</summary>
    private static string BodyOf(JsonElement post)
    {
        var record = post.In("record");
        var text = WithWholeLinks(record.Text("text") ?? "", record);
        var embed = record.In("embed");
        var media = embed.IsObject("media") ? embed.In("media") : embed;
        var parts = media.Items("images").Select(image => image.Text("alt")).Append(media.Text("alt")).Prepend(text).ToList();
        if (media.In("external").Text("uri") is { } card && !text.Contains(card, StringComparison.Ordinal))
            parts.Add(card);
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }

    /// <summary>Facets count bytes of UTF-8; a link's words are often cut short, so the link takes their place.</summary>
    private static string WithWholeLinks(string text, JsonElement record)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = new StringBuilder();
        var at = 0;
        foreach (var (start, end, uri) in record.Items("facets").SelectMany(Links).OrderBy(link => link.Start))
        {
            if (start < at || end > bytes.Length)
                continue;
            whole.Append(CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetString(bytes.AsSpan(at, start - at))}{uri}");
            at = end;
        }

        return whole.Append(Encoding.UTF8.GetString(bytes.AsSpan(at))).ToString();
    }

    private static IEnumerable<(int Start, int End, string Uri)> Links(JsonElement facet)
    {
        var (start, end) = (facet.In("index").Number("byteStart"), facet.In("index").Number("byteEnd"));
        var uri = facet.Items("features").Select(feature => feature.Text("$type") == "app.bsky.richtext.facet#link" ? feature.Text("uri") : null).FirstOrDefault(uri => uri is not null);
        if (uri is not null && start is >= 0 and < int.MaxValue && end is < int.MaxValue && end > start)
            yield return ((int)start.Value, (int)end.Value, uri);
    }

    [GeneratedRegex("^at://(?<account>did:[a-z]+:[A-Za-z0-9._:%-]{1,200})/app\\.bsky\\.feed\\.post/(?<key>[A-Za-z0-9._~:-]{1,200})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex PostUri();
}
