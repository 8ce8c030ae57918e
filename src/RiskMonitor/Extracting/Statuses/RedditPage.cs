using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Json;

namespace RiskMonitor.Extracting.Statuses;

/// <summary>
/// Posts as a listing of Reddit's API gives them. https://www.reddit.com/dev/api/#listings Of the account only the name is read. Comments are no adverts, a post that
/// was taken back or taken down has none, and a crosspost is the post it carries, under that post's address.
/// </summary>
internal static partial class RedditPage
{
    private const string Post = "t3";

    private static readonly string[] Gone = ["[removed]", "[deleted]"];

    /// <summary>Null when the JSON is not a listing. An empty one is a reading without adverts.</summary>
    public static PageReading? Read(JsonElement document)
    {
        if (document.Text("kind") != "Listing" || !document.In("data").IsList("children"))
            return null;

        var drafts = ImmutableArray.CreateBuilder<AdDraft>();
        var problems = ImmutableArray.CreateBuilder<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var child in document.In("data").Items("children"))
        {
            number++;
            if (child.Text("kind") is { } kind && kind != Post)
                continue;
            var post = Original(child.In("data"));
            if (post.Text("title") is not { } title || post.Text("permalink") is not { } link || !Permalink().IsMatch(link))
                problems.Add(FormattableString.Invariant($"post {number} of the page is not a post"));
            else if (seen.Add(link) && !IsGone(post))
                drafts.Add(Draft(post, title, link));
        }

        return new PageReading(Layouts.Reddit.Name, "api", AdChannel.SocialPost, drafts.ToImmutable(), problems.ToImmutable());
    }

    private static AdDraft Draft(JsonElement post, string title, string link) => new()
    {
        Title = title,
        Body = string.Join("\n\n", new[] { post.Text("selftext"), LinkedTo(post) }.Where(part => part is not null)),
        Url = $"https://www.reddit.com{link}",
        UrlMayBeElsewhere = true,
        PostedAt = post.Number("created_utc") is > 0 and < 253402300800 and var seconds ? DateTimeOffset.UnixEpoch.AddSeconds(seconds).ToString("O", CultureInfo.InvariantCulture) : null,
        Author = post.Text("author") is { } author && !Gone.Contains(author) ? $"reddit:{author.ToLowerInvariant()}" : null,
    };

    private static JsonElement Original(JsonElement post) =>
        post.Items("crosspost_parent_list").FirstOrDefault() is { ValueKind: JsonValueKind.Object } original ? original : post;

    private static bool IsGone(JsonElement post) => post.Text("removed_by_category") is not null || Gone.Contains(post.Text("selftext")) || Gone.Contains(post.Text("title"));

    /// <summary>Where a post leads that is nothing but a link; pictures and films are never fetched, so their addresses say nothing.</summary>
    private static string? LinkedTo(JsonElement post) =>
        !post.IsTrue("is_self") && post.Text("url") is { } url && Uri.TryCreate(url, UriKind.Absolute, out var target) && !Own().IsMatch(target.IdnHost) ? url : null;

    [GeneratedRegex("^/r/[A-Za-z0-9_]{1,50}/comments/[a-z0-9]{1,20}/[^\\s?#]{0,300}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Permalink();

    [GeneratedRegex("(^|\\.)(reddit\\.com|redd\\.it|redditmedia\\.com)$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Own();
}
