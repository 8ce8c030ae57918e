using System.Text.Json;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.SourceFiles;

namespace RiskMonitor.Tests.Collecting;

/// <summary>What each kind asks of its source file; the schema says the same.</summary>
public sealed class KindFilesTests : IDisposable
{
    private const string Variable = "MONITOR_TEST_TOKEN_OF_KIND_FILES";
    private readonly CollectionOptions _options = new() { Contact = "linea@org.example", LoopbackHosts = { "api.localhost" } };

    public KindFilesTests() => Environment.SetEnvironmentVariable(Variable, "not-to-be-seen-anywhere");

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    public static TheoryData<string, string, string, string> Good => new()
    {
        { "mastodon_statuses", "https://s.example/api/v1/timelines/tag/empleo?limit=40", "mastodon", "" },
        { "mastodon_statuses", "https://s.example/api/v1/timelines/public?local=true", "mastodon", $"{{ environment: {Variable} }}" },
        { "bluesky_posts", "https://s.example/xrpc/app.bsky.feed.getAuthorFeed?actor=a.example", "bluesky", "" },
        { "bluesky_posts", "https://s.example/xrpc/app.bsky.feed.searchPosts?limit=100&q=vacante", "bluesky", $"{{ environment: {Variable} }}" },
        { "reddit_posts", "https://oauth.reddit.com/r/empleos/new", "reddit", $"{{ clientId: {{ environment: {Variable} }}, clientSecret: {{ environment: {Variable} }} }}" },
        { "reddit_posts", "http://api.localhost:5000/r/empleos/search?q=a&sort=new", "reddit", $"{{ clientId: {{ environment: {Variable} }}, clientSecret: {{ environment: {Variable} }}, tokenUrl: \"http://api.localhost:5000/t\" }}" },
        { "telegram_channel", "https://t.me/s/empleos_norte", "telegram", "" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void What_the_kind_reads_is_taken(string kind, string url, string layout, string credentials)
    {
        var yaml = Yaml(kind, url, layout, credentials);
        var result = Parse(yaml);
        Assert.Empty(result.Problems);
        Assert.Null(result.OffBecause);
        Assert.Equal(credentials.Length > 0, result.Source!.Credentials is not null);
        Assert.True(SourceSchemaTests.FitsSchema(yaml));
    }

    [Theory]
    [InlineData("mastodon_statuses", "https://s.example/api/v1/timelines/home", "mastodon", "", "startUrls", 4, "is not a public timeline of the API")]
    [InlineData("bluesky_posts", "https://s.example/xrpc/app.bsky.feed.getTimeline?q=a", "bluesky", "", "startUrls", 4, "is not a feed of posts")]
    [InlineData("bluesky_posts", "https://s.example/xrpc/app.bsky.feed.searchPosts?q=a&sort=top", "bluesky", "", "startUrls", 4, "is not a feed of posts")]
    [InlineData("reddit_posts", "https://oauth.reddit.com/r/empleos/hot", "reddit", "", "startUrls", 4, "is not a listing of the API")]
    [InlineData("telegram_channel", "https://t.me/empleos_norte", "telegram", "", "startUrls", 4, "is not the preview of a public channel")]
    [InlineData("telegram_channel", "https://t.me/s/empleos_norte", "jsonld", "", "extract.layout", 14, "does not fit the kind")]
    [InlineData("mastodon_statuses", "https://s.example/api/v1/timelines/public", "bluesky", "", "extract.layout", 14, "does not fit the kind")]
    [InlineData("web_list", "https://s.example/", "telegram", "", "extract.layout", 14, "does not fit the kind")]
    [InlineData("web_list", "https://s.example/", "jsonld", "{ environment: A }", "credentials", 16, "this kind is read as anyone may")]
    [InlineData("telegram_channel", "https://t.me/s/empleos_norte", "telegram", "{ environment: A }", "credentials", 16, "this kind is read as anyone may")]
    [InlineData("mastodon_statuses", "https://s.example/api/v1/timelines/public", "mastodon", "a-secret-written-here", "credentials", 16, "is not a group of fields")]
    [InlineData("mastodon_statuses", "https://s.example/api/v1/timelines/public", "mastodon", "{ environment: a-secret-written-here }", "credentials.environment", 16, "is not the name of an environment variable")]
    [InlineData("mastodon_statuses", "https://s.example/api/v1/timelines/public", "mastodon", "{ environment: 1234567890 }", "credentials.environment", 16, "it is read as a number, a switch or nothing")]
    [InlineData("mastodon_statuses", "https://s.example/api/v1/timelines/public", "mastodon", "{ token: a-secret-written-here }", "credentials.token", 16, "there is no such field here")]
    [InlineData("mastodon_statuses", "https://s.example/api/v1/timelines/public", "mastodon", "{ file: run/a }", "credentials.file", 16, "is not the whole path of a file")]
    [InlineData("mastodon_statuses", "https://s.example/api/v1/timelines/public", "mastodon", "{ environment: A, file: /run/a }", "credentials.environment", 16, "an environment variable or a file is needed")]
    [InlineData("reddit_posts", "https://oauth.reddit.com/r/a/new", "reddit", "{ environment: A }", "credentials.clientId", 16, "it is missing")]
    public void A_file_that_does_not_fit_its_kind_is_named_with_its_line_and_fits_the_schema_neither(string kind, string url, string layout, string credentials, string field, int line, string problem)
    {
        var yaml = Yaml(kind, url, layout, credentials);
        var found = Parse(yaml).Problems;
        Assert.Contains(found, one => one.Field == field && one.Line == line && one.Problem.Contains(problem, StringComparison.Ordinal));
        Assert.DoesNotContain(found, one => one.ToString().Contains("a-secret", StringComparison.Ordinal) || one.ToString().Contains("1234567890", StringComparison.Ordinal));
        Assert.False(SourceSchemaTests.FitsSchema(yaml));
    }

    [Theory]
    [InlineData("mastodon_statuses", "http://s.example/api/v1/timelines/public", "mastodon", "{ environment: A }", "credentials", "a secret would be sent over http")]
    [InlineData("reddit_posts", "https://www.reddit.com/r/a/new", "reddit", "", "startUrls", "is not a listing of the API")]
    [InlineData("reddit_posts", "https://oauth.reddit.com/r/a/new", "reddit", "{ clientId: { environment: A }, clientSecret: { environment: A }, tokenUrl: \"http://s.example/t\" }", "credentials.tokenUrl", "is not an address that a secret may be sent to")]
    [InlineData("telegram_channel", "https://s.example/s/empleos", "telegram", "", "startUrls", "is not the preview of a public channel")]
    public void What_depends_on_the_host_is_refused_too(string kind, string url, string layout, string credentials, string field, string problem) =>
        Assert.Contains(Parse(Yaml(kind, url, layout, credentials)).Problems, one => one.Field == field && one.Problem.Contains(problem, StringComparison.Ordinal));

    [Theory]
    [InlineData("reddit_posts", "https://oauth.reddit.com/r/a/new", "reddit", "", "disallowed by robots: ")]
    [InlineData("bluesky_posts", "https://s.example/xrpc/app.bsky.feed.searchPosts?q=a", "bluesky", "", "its file gives no credentials; ")]
    [InlineData("bluesky_posts", "https://s.example/xrpc/app.bsky.feed.searchPosts?q=a", "bluesky", "{ environment: MONITOR_NOT_SET }", "credentials: the environment variable MONITOR_NOT_SET is not set")]
    [InlineData("mastodon_statuses", "https://s.example/api/v1/timelines/public", "mastodon", "{ file: /run/secrets/not-there }", "credentials: the file /run/secrets/not-there cannot be read")]
    public void Without_its_secret_a_source_is_off_and_says_why(string kind, string url, string layout, string credentials, string reason)
    {
        var result = Parse(Yaml(kind, url, layout, credentials));
        Assert.Empty(result.Problems);
        Assert.StartsWith(reason, result.OffBecause, StringComparison.Ordinal);
    }

    private SourceFileResult Parse(string yaml) => SourceFile.Parse("a.yaml", yaml, _options, SourceFileChecks.None);

    private static string Yaml(string kind, string url, string layout, string credentials) =>
        SourceYaml.Least.Replace("web_list", kind, StringComparison.Ordinal).Replace("https://empleos.example/", JsonSerializer.Serialize(url).Replace("\\u0026", "&", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("jsonld", layout, StringComparison.Ordinal) + (credentials.Length == 0 ? "" : $"credentials: {credentials}\n");
}
