using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RiskMonitor.EndToEnd.Tests.Rendering;

/// <summary>A job board whose pages are empty until their scripts have run, beside pages that misbehave. Keeps a log of what was asked for.</summary>
internal sealed class ScriptedSite : IAsyncDisposable
{
    public const string Host = "vacantes.localhost";

    /// <summary>The same site under another name, for what makes a host be left alone.</summary>
    public const string OtherHost = "otras-vacantes.localhost";

    private const string Robots = "User-agent: *\nDisallow: /cerrado/\n";

    /// <summary>Builds the list from the API and an offer from its own; the type is one that many servers still use.</summary>
    private const string App = """
        (async () => {
          const number = location.pathname.match(/^\/oferta\/(\d+)$/)?.[1];
          if (number) {
            const offer = await (await fetch('/api/oferta/' + number)).json();
            document.body.insertAdjacentHTML('beforeend', `<h1>${offer.title}</h1><div class="cuerpo">${offer.body}</div><img src="data:image/png;base64,iVBORw0KGgo=">`);
            return;
          }
          const page = Number(new URLSearchParams(location.search).get('p') ?? 1);
          const list = await (await fetch('/api/ofertas?p=' + page)).json();
          for (const one of list) document.body.insertAdjacentHTML('beforeend', `<a class="oferta" href="/oferta/${one}">Oferta ${one}</a>`);
          if (page < 2) document.body.insertAdjacentHTML('beforeend', `<a rel="next" href="/?p=${page + 1}">Siguiente</a>`);
        })();
        """;

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _pages = new(StringComparer.Ordinal);

    private ScriptedSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Path and query of every request, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public ConcurrentQueue<string> UserAgents { get; } = new();

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    public static async Task<ScriptedSite> StartAsync()
    {
        var site = new ScriptedSite();
        await site._app.StartAsync();
        return site;
    }

    public Uri Url(string path, string host = Host) => new($"http://{host}:{Port}{path}");

    /// <summary>A page with this in its body.</summary>
    public Uri Page(string path, string body) => Page(path, context => Write(context, "text/html; charset=utf-8", $"<!DOCTYPE html><html><head><title>Prueba</title></head><body>{body}</body></html>"));

    public Uri Page(string path, Func<HttpContext, Task> answer)
    {
        _pages[path] = answer;
        return Url(path);
    }

    public static Task Write(HttpContext context, string type, string text)
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(text);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Asked.Enqueue(path + context.Request.QueryString);
        UserAgents.Enqueue(context.Request.Headers.UserAgent.ToString());
        if (_pages.TryGetValue(path, out var answer))
            return answer(context);
        switch (path)
        {
            case "/robots.txt":
                return Write(context, "text/plain", Robots);
            case "/app.js":
                return Write(context, "application/javascript", App);
            case "/api/ofertas":
                return Write(context, "application/json", context.Request.Query["p"] == "1" ? "[1,2]" : "[3]");
            case "/":
                return Write(context, "text/html; charset=utf-8", Shell);
            case ['/', 'o', 'f', 'e', 'r', 't', 'a', '/', ..]:
                return Write(context, "text/html; charset=utf-8", Shell);
            case ['/', 'a', 'p', 'i', '/', 'o', 'f', 'e', 'r', 't', 'a', '/', .. var number]:
                return Write(context, "application/json", $$"""{"title":"Oferta {{number}}: ayudante de panadería","body":"Se solicita ayudante para panadería de barrio número {{number}}. Informes al 55 0000 0000."}""");
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
        }
    }

    private const string Shell = """<!DOCTYPE html><html><head><link rel="stylesheet" href="/app.css"></head><body><noscript>Active los scripts</noscript><script src="/app.js"></script></body></html>""";
}
