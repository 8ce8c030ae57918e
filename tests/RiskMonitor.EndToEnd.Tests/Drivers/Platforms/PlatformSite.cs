using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RiskMonitor.EndToEnd.Tests.Drivers.Platforms;

/// <summary>A platform on a free loopback port. It keeps a log of what was asked for, and can be told to answer something else.</summary>
internal sealed class PlatformSite : IAsyncDisposable
{
    private const int PostsAPage = 3;
    private readonly WebApplication _app;
    private readonly ISocialPlatform _platform;
    private readonly List<PlatformPost> _posts = [];

    private PlatformSite(ISocialPlatform platform)
    {
        _platform = platform;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Path and query of every request but the one for robots.txt.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>What the API answers instead; null for what it has.</summary>
    public RequestDelegate? Instead { get; set; }

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    public static async Task<PlatformSite> StartAsync(ISocialPlatform platform)
    {
        var site = new PlatformSite(platform);
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>The newest posts of those that come before a number.</summary>
    public static List<PlatformPost> Page(IEnumerable<PlatformPost> newestFirst, int? before) => [.. newestFirst.Where(post => before is null || post.Number < before).Take(PostsAPage)];

    public void Post(DateTimeOffset at, string text) => _posts.Insert(0, new PlatformPost(_posts.Count + 1, at, text));

    public List<string> TakeLog()
    {
        var log = Asked.ToList();
        Asked.Clear();
        return log;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/robots.txt")
        {
            context.Response.ContentType = "text/plain";
            await context.Response.WriteAsync("User-agent: *\nDisallow: /interact/\n");
            return;
        }

        Asked.Enqueue(context.Request.Path + context.Request.QueryString);
        if (Instead is { } other && context.Request.Method == HttpMethods.Get)
        {
            await other(context);
            return;
        }

        context.Response.ContentType = _platform.ContentType;
        if (!await _platform.AnswerAsync(context, _posts))
            context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
