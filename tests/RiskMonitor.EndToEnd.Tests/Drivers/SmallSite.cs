using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RiskMonitor.EndToEnd.Tests.Drivers;

/// <summary>A site of a few pages on a free loopback port; what it has not is a 404.</summary>
internal sealed class SmallSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SmallSite(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    public string Address => FormattableString.Invariant($"http://localhost:{Port}");

    public static async Task<SmallSite> StartAsync(IReadOnlyDictionary<string, string> pages, Action<HttpContext>? asked = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapFallback("{*path}", context =>
        {
            asked?.Invoke(context);
            if (context.Response.StatusCode != StatusCodes.Status200OK)
                return Task.CompletedTask;
            if (!pages.TryGetValue(context.Request.Path, out var page))
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }

            context.Response.ContentType = TypeOf(context.Request.Path);
            return context.Response.WriteAsync(page);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SmallSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".xml" => "application/xml; charset=utf-8",
        ".json" => "application/json",
        ".txt" => "text/plain; charset=utf-8",
        _ => "text/html; charset=utf-8",
    };
}
