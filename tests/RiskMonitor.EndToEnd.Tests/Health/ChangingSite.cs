using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;

namespace RiskMonitor.EndToEnd.Tests.Health;

/// <summary>What a changing site shows instead of its offers.</summary>
internal enum Showing
{
    Offers,

    /// <summary>A CAPTCHA with HTTP 403 in the place of every offer.</summary>
    Captcha,

    /// <summary>The same texts, in other markup.</summary>
    OtherMarkup,
}

/// <summary>A job board on a free loopback port that tests change between two runs. Its pages differ a little each time, as pages do, so that none is spared.</summary>
internal sealed class ChangingSite : IAsyncDisposable
{
    /// <summary>A text with signs in it, so that a page of these words that counted as an advert would be an alert.</summary>
    private const string Signs = "Depósito para apartar tu lugar. Salimos el mismo día de la entrevista, hospedaje incluido que se descuenta de tu pago. Trae tu INE original y acta original.";

    private readonly WebApplication _app;
    private readonly string _id;
    private int _answers;

    private ChangingSite(string id, int offers)
    {
        (_id, Offers) = (id, offers);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public int Offers { get; set; }

    public Showing Shows { get; set; }

    /// <summary>Paths, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public string Host => $"{_id}.localhost";

    /// <summary>It runs by hand only: its calendar comes up on one day of the year.</summary>
    public Source Source { get; private set; } = null!;

    public static async Task<ChangingSite> StartAsync(string id, int offers)
    {
        var site = new ChangingSite(id, offers);
        await site._app.StartAsync(TestContext.Current.CancellationToken);
        var port = new Uri(site._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        site.Source = new Source
        {
            Id = id,
            Kind = SourceKind.WebList,
            StartUrls = [new Uri($"http://{site.Host}:{port}/")],
            Cron = "0 0 3 29 12 ?",
            Delay = TimeSpan.Zero,
            Limits = new SourceLimits(MaxPages: 200, MaxListPages: 5, MaxBodyBytes: 64 * 1024),
            Language = AdLanguage.Es,
            Channel = AdChannel.JobBoard,
            Purpose = "A test.",
            LegalBasis = "A test on this machine.",
            TermsReviewed = new TermsReview(new DateOnly(2026, 11, 20), "Prueba"),
            Extract = new ExtractionRules { Layout = "jsonld", AdLinks = "a.oferta" },
        };
        return site;
    }

    /// <summary>From now on nobody answers.</summary>
    public Task FallSilentAsync() => _app.StopAsync(new CancellationToken(canceled: true));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Asked.Enqueue(path);
        if (path == "/robots.txt")
            return context.Response.WriteAsync("User-agent: *\nDisallow:\n");
        context.Response.ContentType = "text/html; charset=utf-8";
        if (path != "/" && Shows == Showing.Captcha)
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync(path == "/" ? List() : Shows == Showing.Captcha ? Captcha : Offer(path, Interlocked.Increment(ref _answers)), context.RequestAborted);
    }

    private string List() => $"<!doctype html><html lang=es><title>Ofertas</title>{string.Concat(Enumerable.Range(1, Offers).Select(offer => $"<a class=oferta href='/oferta/{offer}'>oferta {offer}</a> "))}";

    private const string Captcha = $"<!doctype html><html lang=es><title>Un momento</title><p>Verifica que eres humano para ver la oferta.</p><div class='h-captcha'></div><p hidden>{Signs}</p><a class=oferta href='/otra'>sigue</a>";

    private string Offer(string path, int answer)
    {
        var text = $"Se busca ayudante de {_id} para turno {path[8..]}, contrato escrito, prestaciones de ley y salario de 9,400 pesos al mes. Horario fijo, domingo libre, cerca del mercado.";
        var posting = Shows == Showing.OtherMarkup
            ? $"<div class=nuevo><p>{text}</p></div>"
            : $$"""<script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting","title":"Ayudante {{path[8..]}}","datePosted":"2026-11-20","description":"{{text}}"}</script><p>{{text}}</p>""";
        return $"<!doctype html><html lang=es><title>Ayudante</title><body><h1>Ayudante</h1>{posting}<footer>Visita {answer}</footer>";
    }
}
