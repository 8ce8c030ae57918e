using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>The demo sites: one server on 127.0.0.1, a free port, four host names. They know nothing of Monitor; the collector asks them as it would ask any site.</summary>
internal sealed class DemoSites : IAsyncDisposable
{
    private const int AdsAPage = 10;
    private const int AdsAPageOfAnOwnCorpus = 50;

    private readonly WebApplication _server;
    private readonly DemoCorpus _corpus;
    private readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);

    private DemoSites(WebApplication server, DemoCorpus corpus) => (_server, _corpus) = (server, corpus);

    public int Port { get; private set; }

    /// <summary>Hosts that serve something, which the collector has to be allowed to ask on loopback.</summary>
    public IReadOnlyList<string> Hosts => [.. DemoSite.All.Where(host => _corpus.On(host).Count > 0)];

    /// <summary>Requests so far by "host/path", queries left out.</summary>
    public IReadOnlyDictionary<string, int> Requests => _requests;

    public static async Task<DemoSites> StartAsync(DemoCorpus corpus, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var sites = new DemoSites(builder.Build(), corpus);
        sites.Map();
        await sites._server.StartAsync(cancellationToken);
        var address = sites._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        sites.Port = new Uri(address).Port;
        return sites;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private void Map()
    {
        _server.Use((context, next) =>
        {
            _requests.AddOrUpdate(context.Request.Host.Host + context.Request.Path, 1, (_, count) => count + 1);
            return next(context);
        });
        var pageSize = _corpus.IsSample ? AdsAPage : AdsAPageOfAnOwnCorpus;
        MapBoard(DemoSite.Jobs, "/oferta/", pageSize, JobBoardPage.Render);
        MapBoard(DemoSite.Classifieds, "/anuncio/", pageSize, ClassifiedsPage.Render);
        MapBoard(DemoSite.Escorts, "/perfil/", pageSize, EscortBoardPage.Render);
        MapSocial();
    }

    private void MapBoard(string host, string adPath, int pageSize, Func<DemoAd, string> render)
    {
        var lists = new ListPages(host, adPath, pageSize);
        var ads = _corpus.On(host);
        var bySlug = ads.ToDictionary(ad => Uri.UnescapeDataString(ad.Slug), StringComparer.Ordinal);
        var site = _server.MapGroup("").RequireHost(host);
        site.MapGet("/robots.txt", () => Results.Text("User-agent: *\nDisallow: /privado/\nAllow: /\n"));
        site.MapGet("/", (int? pagina) => HtmlOrNotFound(lists.Render(ads, pagina ?? 1)));
        site.MapGet(adPath + "{slug}", (string slug) => HtmlOrNotFound(bySlug.TryGetValue(slug, out var ad) ? render(ad) : null));
    }

    private void MapSocial()
    {
        var ads = _corpus.On(DemoSite.Social).OrderByDescending(ad => ad.PostedAt).ToList();
        var site = _server.MapGroup("").RequireHost(DemoSite.Social);
        site.MapGet("/robots.txt", () => Results.Text("User-agent: *\nCrawl-delay: 2\nDisallow: /privado/\n"));
        site.MapGet("/api/v1/timelines/tag/{tag}", (HttpContext context, string tag) =>
        {
            var (json, older) = StatusesApi.Render(ads, context.Request.Query["max_id"]);
            if (older is not null)
                context.Response.Headers.Link = $"<http://{context.Request.Host}/api/v1/timelines/tag/{tag}?max_id={older}>; rel=\"next\"";
            return Results.Text(json, "application/json");
        });
    }

    private static IResult HtmlOrNotFound(string? page) => page is null ? Results.NotFound() : Results.Content(page, "text/html; charset=utf-8");
}
