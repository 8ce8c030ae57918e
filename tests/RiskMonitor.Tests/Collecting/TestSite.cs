using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace RiskMonitor.Tests.Collecting;

/// <summary>A real web server on a free loopback port. Everything not set answers 404, and every request is remembered in order.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    public const string Host = "site.localhost";
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.Ordinal);
    private readonly WebApplication _app;

    private TestSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxResponseBufferSize = 64 * 1024;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Path and query of every request, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Headers of the last request.</summary>
    public IHeaderDictionary LastHeaders { get; private set; } = new HeaderDictionary();

    public int Port => new Uri(_app.Urls.Single()).Port;

    public static async Task<TestSite> StartAsync()
    {
        var site = new TestSite();
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>An answer that does not come; ends when the other side goes away.</summary>
    public static Task NeverAsync(HttpContext context) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);

    public Uri Url(string pathAndQuery, string host = Host) => new($"http://{host}:{Port}{pathAndQuery}");

    public TestSite On(string pathAndQuery, RequestDelegate answer)
    {
        _pages[pathAndQuery] = answer;
        return this;
    }

    public TestSite Html(string pathAndQuery, string html) => Text(pathAndQuery, html, "text/html; charset=utf-8");

    public TestSite Json(string pathAndQuery, string json) => Text(pathAndQuery, json, "application/json");

    public TestSite Robots(string text) => Text("/robots.txt", text, "text/plain");

    public TestSite Status(string pathAndQuery, int status) => On(pathAndQuery, context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public TestSite Redirect(string pathAndQuery, string location) => On(pathAndQuery, context =>
    {
        context.Response.StatusCode = StatusCodes.Status302Found;
        context.Response.Headers.Location = location;
        return Task.CompletedTask;
    });

    public TestSite Text(string pathAndQuery, string text, string? contentType) => On(pathAndQuery, async context =>
    {
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(text, context.RequestAborted);
    });

    public TestSite Bytes(string pathAndQuery, byte[] body, string contentType, string? encoding = null) => On(pathAndQuery, async context =>
    {
        context.Response.ContentType = contentType;
        if (encoding is not null)
            context.Response.Headers.ContentEncoding = encoding;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var asked = context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        Asked.Enqueue(asked);
        LastHeaders = new HeaderDictionary(context.Request.Headers.ToDictionary());
        if (_pages.TryGetValue(asked, out var answer))
            return answer(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
