using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;
using RiskMonitor.EndToEnd.Tests.Drivers;
using RiskMonitor.EndToEnd.Tests.Drivers.Platforms;

namespace RiskMonitor.EndToEnd.Tests.Sources;

/// <summary>Each social kind through `monitor collect`, against a server that answers as the platform's documentation says.</summary>
public sealed class SocialSourcesTests : IDisposable
{
    private const string Secret = "s3cret-that-is-nowhere-to-be-found";
    private const string ClientId = "client-id-of-the-test";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mastodon")]
    [InlineData("bluesky")]
    [InlineData("reddit")]
    [InlineData("telegram")]
    public async Task Posts_are_read_once_new_ones_the_next_time_and_whatever_goes_wrong_is_said(string name)
    {
        var platform = Platform(name);
        await using var site = await PlatformSite.StartAsync(platform);
        var start = TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(2);
        for (var i = 1; i <= 7; i++)
            site.Post(start + TimeSpan.FromHours(i), $"Se busca persona para el turno {i}, panadería de la colonia, prestaciones de ley.");

        var first = await CollectAsync(site, platform);
        Assert.Equal((7, 7), (Closing.Of(first).Ads, Closing.Of(first).NewAds));
        Assert.True(Posts(site.TakeLog()) >= 3, "older pages are asked for the first time");

        site.Post(TimeProvider.System.GetUtcNow(), "Vacante nueva: carpintero con experiencia, seguro y aguinaldo.");
        var second = await CollectAsync(site, platform);
        Assert.Equal((3, 1), (Closing.Of(second).Ads, Closing.Of(second).NewAds));
        Assert.Equal(1, Posts(site.TakeLog()));

        site.Instead = Says(StatusCodes.Status200OK, platform.Empty, platform.ContentType);
        Assert.Equal((0, 0, 0), Read(await CollectAsync(site, platform)));

        site.Instead = Says(StatusCodes.Status200OK, "<p>Mantenimiento", name == "telegram" ? "text/html" : "application/json");
        var malformed = Closing.Of(await CollectAsync(site, platform));
        Assert.True(malformed.Rejected + malformed.Errors > 0, "what is no timeline is counted");

        site.Instead = Says(StatusCodes.Status404NotFound, "", "text/plain");
        var missing = await CollectAsync(site, platform);
        Assert.Equal((0, 1, 0), Read(missing));
        Assert.NotEqual(0, missing.ExitCode);
        site.TakeLog();

        site.Instead = context =>
        {
            context.Response.Headers.RetryAfter = "3600";
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Task.CompletedTask;
        };
        await CollectAsync(site, platform);
        Assert.Equal(1, Posts(site.TakeLog()));
        await CollectAsync(site, platform);
        Assert.Equal(0, Posts(site.TakeLog()));
        AssertNoSecretIn(_folder.File("data"));
    }

    [Fact]
    public async Task Reddit_without_a_registration_is_off_and_says_that_robots_disallows_it()
    {
        await File.WriteAllTextAsync(_folder.File("social.yaml"), Yaml("https://oauth.reddit.com/r/empleos/new", "kind: reddit_posts\nextract: { layout: reddit }\nchannel: social_post"), TestContext.Current.CancellationToken);
        var run = await RunAsync();
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("disallowed by robots", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_without_its_secret_is_off_and_names_what_is_missing()
    {
        var platform = Platform("bluesky");
        await File.WriteAllTextAsync(_folder.File("social.yaml"), Yaml("http://localhost:9" + platform.Start, platform.FileLines(9)), TestContext.Current.CancellationToken);
        var run = await MonitorProcess.RunAsync(["collect", "social", "--once", "--sources", _folder.Path, "--data", _folder.File("data")], new Dictionary<string, string> { ["Collection__LoopbackHosts__0"] = "localhost" });
        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"the environment variable {BlueskyServer.Variable} is not set", run.Errors, StringComparison.Ordinal);
    }

    private ISocialPlatform Platform(string name) => name switch
    {
        "mastodon" => new MastodonServer(),
        "bluesky" => new BlueskyServer(Secret),
        "reddit" => new RedditServer(ClientId, Secret, _folder.Path),
        _ => new TelegramSite(),
    };

    private static int Posts(List<string> log) => log.Count(asked => !asked.Contains("access_token", StringComparison.Ordinal));

    private static (int Ads, int Errors, int Rejected) Read(FinishedRun run) => (Closing.Of(run).Ads, Closing.Of(run).Errors, Closing.Of(run).Rejected);

    private static RequestDelegate Says(int status, string body, string contentType) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body);
    };

    private async Task<FinishedRun> CollectAsync(PlatformSite site, ISocialPlatform platform)
    {
        await File.WriteAllTextAsync(_folder.File("social.yaml"), Yaml($"http://localhost:{site.Port}{platform.Start}", platform.FileLines(site.Port)), TestContext.Current.CancellationToken);
        var run = await RunAsync();
        Assert.DoesNotContain(Secret, run.Errors + string.Concat(run.Output), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        return run;
    }

    private Task<FinishedRun> RunAsync() => MonitorProcess.RunAsync(
        ["collect", "social", "--once", "--sources", _folder.Path, "--data", _folder.File("data")],
        new Dictionary<string, string>
        {
            ["Collection__LoopbackHosts__0"] = "localhost",
            ["Collection__Contact"] = "linea@org.example",
            [BlueskyServer.Variable] = Secret,
            [RedditServer.Variable] = ClientId,
        });

    private static string Yaml(string url, string lines) => $$"""
        id: social
        startUrls: ["{{url}}"]
        schedule: { interval: 1h }
        delay: {{(url.StartsWith("https", StringComparison.Ordinal) ? "5s" : "0s")}}
        language: es
        purpose: A platform of one test.
        legalBasis: Our own server on this machine.
        termsReviewed: { date: 2026-11-20, by: a test }
        {{lines}}
        """;

    private static void AssertNoSecretIn(string folder)
    {
        string[] forms = [Secret, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Secret}")), "a-token-of-the-registration"];
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith(".warc.gz", StringComparison.Ordinal));
        foreach (var file in files)
        {
            using var stored = File.OpenRead(file);
            using var whole = new MemoryStream();
            if (file.EndsWith(".gz", StringComparison.Ordinal))
                new GZipStream(stored, CompressionMode.Decompress).CopyTo(whole);
            else
                stored.CopyTo(whole);
            var text = Encoding.Latin1.GetString(whole.ToArray());
            Assert.All(forms, form => Assert.DoesNotContain(form, text, StringComparison.Ordinal));
        }
    }
}
