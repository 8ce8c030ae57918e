using System.Text;
using Microsoft.AspNetCore.Http;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Credentials;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Secrets go where they were registered, and nowhere else.</summary>
public sealed class CredentialsTests : IAsyncLifetime
{
    private const string Search = "/xrpc/app.bsky.feed.searchPosts?q=vacante";
    private const string Feed = "/xrpc/app.bsky.feed.getAuthorFeed?actor=nidia.example";
    private const string Listing = "/r/empleos/new";
    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-secrets-").FullName;
    private TestSite _site = null!;

    private string Token => Path.Combine(_folder, "token");

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        await File.WriteAllTextAsync(Token, SocialPages.Secret + "\n", TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_search_carries_the_token_and_a_feed_of_an_account_does_not()
    {
        using var collector = new Collector();
        _site.Json(Search, """{"posts":[]}""").Json(Feed, """{"feed":[]}""");

        await collector.CollectAsync(Bluesky(Search));
        Assert.Equal("Bearer " + SocialPages.Secret, _site.LastHeaders.Authorization.ToString());
        await collector.CollectAsync(Bluesky(Feed));
        Assert.Empty(_site.LastHeaders.Authorization.ToString());
    }

    [Fact]
    public async Task The_token_does_not_follow_to_another_host()
    {
        using var collector = new Collector(new() { ["Collection:LoopbackHosts:1"] = "otra.localhost" });
        _site.Redirect(Search, _site.Url("/otra", "otra.localhost").AbsoluteUri).Json("/otra", """{"posts":[]}""");

        var page = Assert.Single(await collector.CollectAsync(Bluesky(Search) with { Hosts = ["otra.localhost"] }));

        Assert.Equal((FetchOutcome.Fetched, "otra.localhost"), (page.Outcome, page.Url.Host));
        Assert.Empty(_site.LastHeaders.Authorization.ToString());
    }

    [Fact]
    public async Task A_token_that_is_replaced_is_read_anew_and_one_that_is_gone_is_an_outcome_without_a_request()
    {
        using var collector = new Collector();
        _site.Json(Search, """{"posts":[]}""");
        await collector.CollectAsync(Bluesky(Search));
        await File.WriteAllTextAsync(Token, "the-next-one", TestContext.Current.CancellationToken);
        await collector.CollectAsync(Bluesky(Search));
        Assert.Equal("Bearer the-next-one", _site.LastHeaders.Authorization.ToString());

        File.Delete(Token);
        var asked = _site.Asked.Count;
        var page = Assert.Single(await collector.CollectAsync(Bluesky(Search)));
        Assert.Equal((FetchOutcome.Unreachable, $"credentials: the file {Token} cannot be read"), (page.Outcome, page.Reason));
        Assert.Equal(asked, _site.Asked.Count);
    }

    [Theory]
    [InlineData("one\ntwo")]
    [InlineData("año")]
    [InlineData("a b")]
    public async Task A_secret_that_would_break_a_header_is_not_sent(string secret)
    {
        await File.WriteAllTextAsync(Token, secret, TestContext.Current.CancellationToken);
        Assert.False(new SecretPlace { File = Token }.TryRead(out _, out var problem));
        Assert.DoesNotContain(secret, problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_is_refused_is_named_as_such_and_never_shown()
    {
        using var collector = new Collector();
        _site.Status(Search, StatusCodes.Status401Unauthorized);

        var page = Assert.Single(await collector.CollectAsync(Bluesky(Search)));

        Assert.StartsWith("HTTP 401: the credentials of the source are refused or have expired", page.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(SocialPages.Secret, page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registered_client_gets_one_token_for_its_run_and_robots_is_not_asked_in_its_place()
    {
        string? sent = null, basic = null;
        _site.Robots("User-agent: *\nDisallow: /").Json(Listing + "?raw_json=1", Page("t3_5")).Json(Listing + "?raw_json=1&after=t3_5", Page(null)).On("/token", async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            (sent, basic) = (context.Request.Method + " " + await body.ReadToEndAsync(context.RequestAborted), context.Request.Headers.Authorization.ToString());
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"access_token":"a-token","token_type":"bearer","expires_in":86400,"scope":"*"}""", context.RequestAborted);
        });
        using var collector = new Collector();

        var pages = await collector.CollectAsync(Reddit());

        Assert.Equal(["/token", Listing + "?raw_json=1", Listing + "?raw_json=1&after=t3_5"], _site.Asked);
        Assert.Equal("POST grant_type=client_credentials", sent);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SocialPages.Secret}:{SocialPages.Secret}")), basic);
        Assert.Equal("Bearer a-token", _site.LastHeaders.Authorization.ToString());
        Assert.All(pages, page => Assert.Equal((FetchOutcome.Fetched, true), (page.Outcome, page.Reason.EndsWith("asked under the operator's own registration with the API", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(401, "", "credentials: the client is refused (HTTP 401); check clientId and clientSecret")]
    [InlineData(404, "", "credentials: no token was given (HTTP 404)")]
    [InlineData(200, "", "credentials: the answer of tokenUrl holds no token")]
    [InlineData(200, "{\"error\":\"unsupported_grant_type\"}", "credentials: the answer of tokenUrl holds no token")]
    [InlineData(200, "{\"access_token\":\"a\\r\\nb\"}", "credentials: the answer of tokenUrl holds no token")]
    public async Task Without_a_token_nothing_is_asked_and_the_reason_is_said(int status, string answer, string reason)
    {
        _site.On("/token", async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer, context.RequestAborted);
        });
        using var collector = new Collector();

        var page = Assert.Single(await collector.CollectAsync(Reddit()));

        Assert.Equal((FetchOutcome.Unreachable, reason), (page.Outcome, page.Reason));
        Assert.Equal(["/token"], _site.Asked);
    }

    [Fact]
    public async Task A_token_endpoint_that_asks_to_wait_is_left_alone()
    {
        _site.Status("/token", StatusCodes.Status429TooManyRequests);
        using var collector = new Collector(new() { ["Collection:LoopbackHosts:1"] = "api.localhost" });
        var source = Reddit() with { StartUrls = [_site.Url(Listing, "api.localhost")] };

        Assert.Equal("credentials: no token was given (HTTP 429)", Assert.Single(await collector.CollectAsync(source)).Reason);
        Assert.Contains("asks to wait until", Assert.Single(await collector.CollectAsync(source)).Reason, StringComparison.Ordinal);
        Assert.Single(_site.Asked);
    }

    private Source Bluesky(string start) =>
        A.Social(SourceKind.BlueskyPosts, "bluesky", _site.Url(start)) with { Credentials = new SourceCredentials { Token = new SecretPlace { File = Token } } };

    private Source Reddit() => A.Social(SourceKind.RedditPosts, "reddit", _site.Url(Listing)) with
    {
        Credentials = new SourceCredentials { ClientId = new SecretPlace { File = Token }, ClientSecret = new SecretPlace { File = Token }, TokenUrl = _site.Url("/token") },
    };

    private static string Page(string? after) => $$$"""{"kind":"Listing","data":{"after":{{{(after is null ? "null" : $"\"{after}\"")}}},"children":[]}}""";
}
