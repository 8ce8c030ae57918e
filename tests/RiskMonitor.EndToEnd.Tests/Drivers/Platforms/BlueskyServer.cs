using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace RiskMonitor.EndToEnd.Tests.Drivers.Platforms;

/// <summary>
/// Search on a Bluesky host, for whoever has a token: pages by cursor, rate-limit headers. https://docs.bsky.app/docs/api/app-bsky-feed-search-posts
/// https://docs.bsky.app/docs/advanced-guides/rate-limits
/// </summary>
internal sealed class BlueskyServer(string token) : ISocialPlatform
{
    public const string Variable = "MONITOR_TEST_BLUESKY_TOKEN";
    private const string Search = "/xrpc/app.bsky.feed.searchPosts";

    public string Start => Search + "?q=vacante&limit=3";

    public string Empty => """{"posts":[]}""";

    public string ContentType => "application/json; charset=utf-8";

    public string FileLines(int port) => $"kind: bluesky_posts\nextract: {{ layout: bluesky }}\nchannel: social_post\ncredentials: {{ environment: {Variable} }}";

    public async Task<bool> AnswerAsync(HttpContext context, IReadOnlyList<PlatformPost> newestFirst)
    {
        if (context.Request.Path != Search)
            return false;
        if (context.Request.Headers.Authorization != $"Bearer {token}")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsync("""{"error":"AuthMissing","message":"Authentication Required"}""");
            return true;
        }

        var before = int.TryParse(context.Request.Query["cursor"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : (int?)null;
        var page = PlatformSite.Page(newestFirst, before);
        context.Response.Headers["ratelimit-limit"] = "3000";
        context.Response.Headers["ratelimit-remaining"] = "2990";
        context.Response.Headers["ratelimit-reset"] = "1893456000";
        context.Response.Headers["ratelimit-policy"] = "3000;w=300";
        var posts = page.Select(post => new
        {
            uri = $"at://did:plc:nidia/app.bsky.feed.post/{post.Number}",
            cid = "bafy",
            author = new { did = "did:plc:nidia", handle = "nidia.example" },
            record = new { text = post.Text, createdAt = post.At, langs = new[] { "es" } },
            indexedAt = post.At,
        });
        await context.Response.WriteAsync(page.Count < 3 ? JsonSerializer.Serialize(new { posts }) : JsonSerializer.Serialize(new { cursor = $"{page[^1].Number}", posts }));
        return true;
    }
}
