using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace RiskMonitor.EndToEnd.Tests.Drivers.Platforms;

/// <summary>
/// Hashtag timelines of a Mastodon server: pages back by max_id, Link header, rate-limit headers.
/// https://docs.joinmastodon.org/methods/timelines/#tag https://docs.joinmastodon.org/api/guidelines/#pagination https://docs.joinmastodon.org/api/rate-limits/
/// </summary>
internal sealed class MastodonServer : ISocialPlatform
{
    private const string Timeline = "/api/v1/timelines/tag/empleo";

    public string Start => Timeline + "?limit=3";

    public string Empty => "[]";

    public string ContentType => "application/json; charset=utf-8";

    public string FileLines(int port) => "kind: mastodon_statuses\nextract: { layout: mastodon }\nchannel: social_post";

    public async Task<bool> AnswerAsync(HttpContext context, IReadOnlyList<PlatformPost> newestFirst)
    {
        if (context.Request.Path != Timeline)
            return false;
        var before = int.TryParse(context.Request.Query["max_id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (int?)null;
        var page = PlatformSite.Page(newestFirst, before);
        context.Response.Headers["X-RateLimit-Limit"] = "300";
        context.Response.Headers["X-RateLimit-Remaining"] = "250";
        context.Response.Headers["X-RateLimit-Reset"] = "2030-01-01T00:00:00.000000Z";
        if (page.Count > 0)
        {
            var own = $"http://{context.Request.Host}{Timeline}?limit=3";
            context.Response.Headers.Link = $"<{own}&max_id={page[^1].Number}>; rel=\"next\", <{own}&min_id={page[0].Number}>; rel=\"prev\"";
        }

        await context.Response.WriteAsync(JsonSerializer.Serialize(page.Select(post => new
        {
            id = post.Number.ToString(CultureInfo.InvariantCulture),
            created_at = post.At,
            visibility = "public",
            language = "es",
            spoiler_text = "",
            uri = $"https://social.example/users/nidia/statuses/{post.Number}",
            url = $"https://social.example/@nidia/{post.Number}",
            content = $"<p>{post.Text}</p>",
            reblog = (string?)null,
            account = new { id = "1", acct = "nidia" },
            media_attachments = Array.Empty<string>(),
        })));
        return true;
    }
}
