using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RiskMonitor.EndToEnd.Tests.Drivers;

/// <summary>
/// A job board of any size on a free loopback port, with list pages of fifty offers, entity tags, a part that robots.txt disallows and a calendar without end.
/// It keeps its own log: what was asked for, when it began and when it ended.
/// </summary>
internal sealed class CrawlSite : IAsyncDisposable
{
    public const string Host = "bolsa.localhost";
    private const int OffersAList = 50;
    private static readonly string[] Trades = ["Panadería", "Carpintería", "Contabilidad", "Jardinería", "Mecánica", "Enfermería", "Soldadura", "Costura", "Plomería", "Docencia"];
    private static readonly string[] Towns = ["Puebla", "Toluca", "Mérida", "Saltillo", "Durango", "Colima", "Oaxaca", "Tepic", "Pachuca", "Campeche", "Zacatecas"];
    private readonly WebApplication _app;
    private readonly string _robots;
    private readonly int _offers;

    private CrawlSite(int offers, string robots)
    {
        (_offers, _robots) = (offers, robots);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(LoggedAsync);
    }

    public ConcurrentQueue<Visit> Log { get; } = new();

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <summary>Requests for offers so far.</summary>
    public int OffersAsked => Volatile.Read(ref _offersAsked);

    private int _offersAsked;

    public static async Task<CrawlSite> StartAsync(int offers, string robots = "User-agent: *\nDisallow: /privado/\n")
    {
        var site = new CrawlSite(offers, robots);
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>The source file of the site, with its delay.</summary>
    public string SourceFile(string delay = "0s") => $"""
        id: bolsa-grande
        kind: web_list
        startUrls: ["http://{Host}:{Port}/lista/1"]
        schedule: {"{ interval: 1h }"}
        delay: {delay}
        limits: {"{ maxPages: 100000, maxListPages: 10000 }"}
        language: es
        channel: job_board
        purpose: A test.
        legalBasis: A test on this machine.
        termsReviewed: {"{ date: 2026-11-20, by: Prueba }"}
        extract: {"{ layout: jsonld, adLinks: \"a.oferta\", nextLink: \"a[rel=next]\" }"}
        """;

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private async Task LoggedAsync(HttpContext context)
    {
        var started = TimeProvider.System.GetTimestamp();
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/oferta/", StringComparison.Ordinal))
            Interlocked.Increment(ref _offersAsked);
        await AnswerAsync(context, path);
        await context.Response.CompleteAsync();
        Log.Enqueue(new Visit(path, context.Response.StatusCode, started, TimeProvider.System.GetTimestamp()));
    }

    private async Task AnswerAsync(HttpContext context, string path)
    {
        var text = path == "/robots.txt" ? _robots : Number(path, "/lista/") is { } list ? List(list) : Number(path, "/oferta/") is { } offer && offer <= _offers ? Offer(offer) : null;
        if (text is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var tag = $"\"{path.GetHashCode(StringComparison.Ordinal):x}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = path == "/robots.txt" ? "text/plain" : "text/html; charset=utf-8";
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private string List(int number)
    {
        var offers = Enumerable.Range(((number - 1) * OffersAList) + 1, OffersAList).Where(offer => offer <= _offers)
            .Select(offer => $"<a class=oferta href='/oferta/{offer}'>oferta {offer}</a>");
        var next = number * OffersAList < _offers ? $"<a rel=next href='/lista/{number + 1}'>más</a>" : "";
        return $"<!doctype html><html lang=es><title>Lista {number}</title>{string.Concat(offers)}<a class=oferta href='/privado/{number}'>privado</a>{next}";
    }

    private static string Offer(int number)
    {
        var (trade, town) = (Trades[number % Trades.Length], Towns[number % Towns.Length]);
        return $$"""
            <!doctype html><html lang="es"><head><title>{{trade}} {{number}}</title><script type="application/ld+json">
            {"@context":"https://schema.org","@type":"JobPosting","title":"{{trade}}, turno {{number % 3}}","datePosted":"2026-11-{{1 + (number % 27):00}}",
             "description":"{{Text(number)}}","hiringOrganization":{"@type":"Organization","name":"Taller {{number}}"},
             "jobLocation":{"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"{{town}}","addressCountry":"MX"} } }
            </script></head><body><h1>{{trade}}</h1><p>{{Text(number)}}</p></body></html>
            """;
    }

    /// <summary>Texts that differ, so that every offer is a campaign of its own.</summary>
    private static string Text(int number) => string.Join(' ', Enumerable.Range(0, 40).Select(word => $"{Towns[((number * 7) + (word * word)) % Towns.Length]}{((number * 31) + (word * 17)) % 997}"));

    private static int? Number(string path, string prefix) =>
        path.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(path.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}

/// <summary>One request as the site saw it; times are timestamps of the system's clock.</summary>
internal sealed record Visit(string Path, int Status, long Started, long Ended);
