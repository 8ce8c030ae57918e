using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace RiskMonitor.Tests.Collecting;

/// <summary>A site that is collected again and again, by a clock that the test turns, into an archive in memory.</summary>
public abstract class RevisitedSite : IAsyncLifetime
{
    internal static readonly TimeSpan Pace = TimeSpan.FromHours(1);

    internal FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));

    internal MemoryArchive Archive { get; } = new();

    internal TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Site = await TestSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal Collector Collector(Dictionary<string, string?>? settings = null) => new(settings, clock: Clock, archive: Archive);

    internal void Tagged(string path, string html, string tag) => Tagged(path, System.Text.Encoding.UTF8.GetBytes(html), tag);

    internal void Tagged(string path, byte[] body, string tag, string? coding = null) => Site.On(path, async context =>
    {
        context.Response.Headers.ETag = $"\"{tag}\"";
        context.Response.Headers.LastModified = "Fri, 27 Nov 2026 10:00:00 GMT";
        if (context.Request.Headers.IfNoneMatch == $"\"{tag}\"" && context.Request.Headers.IfModifiedSince == "Fri, 27 Nov 2026 10:00:00 GMT")
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentEncoding = coding;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    });
}
