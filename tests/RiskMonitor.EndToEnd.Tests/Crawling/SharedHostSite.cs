using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Crawling;

/// <summary>
/// Two boards on one host, which fails now and then, asks to be left alone in both ways, and sends visitors from one board to the other and into what robots.txt disallows.
/// It keeps its own log, and counts how many requests it answers at once.
/// </summary>
internal sealed class SharedHostSite : IAsyncDisposable
{
    public const string Host = "tablones.localhost";

    /// <summary>Of robots.txt.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    /// <summary>Of Retry-After.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(6);

    private readonly WebApplication _app;
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly ConcurrentDictionary<string, int> _times = new(StringComparer.Ordinal);
    private int _now;
    private int _most;

    private SharedHostSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(LoggedAsync);
    }

    public ConcurrentQueue<Visit> Log { get; } = new();

    public int MostAtOnce => _most;

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    public static async Task<SharedHostSite> StartAsync()
    {
        var site = new SharedHostSite();
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>The source file of a board.</summary>
    public string SourceFile(string board) => $$"""
        id: tablon-{{board}}
        kind: web_list
        startUrls: ["http://{{Host}}:{{Port}}/{{board}}/lista"]
        schedule: { interval: 4s }
        delay: 0s
        language: es
        channel: job_board
        purpose: A test.
        legalBasis: A test on this machine.
        termsReviewed: { date: 2026-11-20, by: Prueba }
        extract: { layout: jsonld, adLinks: "a.oferta" }
        """;

    private async Task LoggedAsync(HttpContext context)
    {
        var now = Interlocked.Increment(ref _now);
        InterlockedMax(now);
        var started = _clock.GetTimestamp();
        var path = context.Request.Path.Value!;
        Answer(context, path, _times.AddOrUpdate(path, 1, (_, times) => times + 1));
        if (context.Response.StatusCode == StatusCodes.Status200OK)
            await context.Response.WriteAsync(Text(path), context.RequestAborted);
        // Counted down before the answer has left: whoever has it may ask again at once.
        Interlocked.Decrement(ref _now);
        Log.Enqueue(new Visit(path, context.Response.StatusCode, started, _clock.GetTimestamp()));
        await context.Response.CompleteAsync();
    }

    private void Answer(HttpContext context, string path, int times)
    {
        var response = context.Response;
        response.ContentType = path == "/robots.txt" ? "text/plain" : "text/html; charset=utf-8";
        switch (path, times)
        {
            case ("/a/oferta/2", _):
                To("/b/oferta/1");
                break;
            case ("/b/oferta/2", _):
                To("/a/vieja");
                break;
            case ("/a/vieja", _):
                To("/privado/1");
                break;
            case ("/b/oferta/4", _):
                To("/robots.txt");
                break;
            case ("/a/oferta/1", 1) or ("/b/oferta/3", 1):
                response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case ("/a/oferta/3", 1):
                response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                response.Headers.RetryAfter = ((int)Pause.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
                break;
            case ("/b/oferta/5", 1):
                response.StatusCode = StatusCodes.Status429TooManyRequests;
                // Whole seconds: a second more, so that it is never less than the pause.
                response.Headers.RetryAfter = (_clock.GetUtcNow() + Pause + TimeSpan.FromSeconds(1)).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
                break;
        }

        void To(string where)
        {
            response.StatusCode = StatusCodes.Status302Found;
            response.Headers.Location = where;
        }
    }

    private static string Text(string path) => path switch
    {
        "/robots.txt" => $"User-agent: *\nCrawl-delay: {Delay.TotalSeconds:0}\nDisallow: /privado/\n",
        "/a/lista" or "/b/lista" => string.Concat(Enumerable.Range(1, 5).Select(offer => $"<a class=oferta href='{path[..2]}/oferta/{offer}'>{offer}</a>")) + "<a class=oferta href=/privado/2>x</a>",
        _ => $$"""<script type="application/ld+json">{"@type":"JobPosting","title":"Panadera {{path}}","description":"Se busca panadera en el local {{path}}."}</script>""",
    };

    private void InterlockedMax(int value)
    {
        for (var most = _most; value > most; most = _most)
            Interlocked.CompareExchange(ref _most, value, most);
    }
}
