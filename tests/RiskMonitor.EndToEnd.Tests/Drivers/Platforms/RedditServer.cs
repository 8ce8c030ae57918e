using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace RiskMonitor.EndToEnd.Tests.Drivers.Platforms;

/// <summary>
/// Reddit's API for a registered client: a token for its id and secret, and listings that are paged by the name of a post. https://www.reddit.com/dev/api/#listings
/// https://github.com/reddit-archive/reddit/wiki/OAuth2
/// </summary>
internal sealed class RedditServer(string id, string secret, string folder) : ISocialPlatform
{
    public const string Variable = "MONITOR_TEST_REDDIT_CLIENT";
    private const string Listing = "/r/empleos/new";
    private const string Token = "a-token-of-the-registration";

    public string Start => Listing + "?limit=3";

    public string Empty => """{"kind":"Listing","data":{"after":null,"children":[]}}""";

    public string ContentType => "application/json; charset=UTF-8";

    public string FileLines(int port)
    {
        var file = Path.Combine(folder, "reddit-secret");
        File.WriteAllText(file, secret + "\n");
        return $$"""
            kind: reddit_posts
            extract: { layout: reddit }
            channel: social_post
            credentials:
              clientId: { environment: {{Variable}} }
              clientSecret: { file: {{file}} }
              tokenUrl: http://localhost:{{port}}/api/v1/access_token
            """;
    }

    public async Task<bool> AnswerAsync(HttpContext context, IReadOnlyList<PlatformPost> newestFirst)
    {
        if (context.Request.Path == "/api/v1/access_token" && context.Request.Method == HttpMethods.Post)
        {
            var known = context.Request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"));
            context.Response.StatusCode = known && (await context.Request.ReadFormAsync())["grant_type"] == "client_credentials" ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsync(known ? JsonSerializer.Serialize(new { access_token = Token, token_type = "bearer", expires_in = 86400, scope = "*" }) : """{"message":"Unauthorized","error":401}""");
            return true;
        }

        if (context.Request.Path != Listing)
            return false;
        if (context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return true;
        }

        var after = context.Request.Query["after"].ToString();
        var before = newestFirst.FirstOrDefault(post => after == $"t3_{post.Number}")?.Number;
        var page = PlatformSite.Page(newestFirst, before);
        context.Response.Headers["x-ratelimit-used"] = "2";
        context.Response.Headers["x-ratelimit-remaining"] = "598.0";
        context.Response.Headers["x-ratelimit-reset"] = "417";
        await context.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            kind = "Listing",
            data = new
            {
                after = page.Count == 3 && page[^1].Number > 1 ? $"t3_{page[^1].Number}" : null,
                children = page.Select(post => new
                {
                    kind = "t3",
                    data = new
                    {
                        name = $"t3_{post.Number}",
                        title = post.Text,
                        selftext = "",
                        is_self = true,
                        author = "nidia",
                        permalink = $"/r/empleos/comments/{post.Number}/aviso/",
                        created_utc = (double)post.At.ToUnixTimeSeconds(),
                    },
                }),
            },
        }));
        return true;
    }
}
