using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>
/// The demo sites: one server on 127.0.0.1, a free port, four host names. They know nothing of Monitor; the collector asks them as it would ask any site.
/// The sample has two traps: a page that robots.txt forbids, linked among the adverts, and a page that is none.
/// </summary>
internal sealed class DemoSites : IAsyncDisposable
{
    private const int AdsAPage = 10;
    private const int AdsAPageOfAnOwnCorpus = 50;
    private const string Robots = "User-agent: *\nDisallow: /privado/\nAllow: /\n";

    private readonly WebApplication _server;
    private readonly DemoCorpus _corpus;
    private readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);

    private DemoSites(WebApplication server, DemoCorpus corpus) => (_server, _corpus) = (server, corpus);

    public int Port { get; private set; }

    /// <summary>Hosts that serve something, which the collector has to be allowed to ask on loopback.</summary>
    public IReadOnlyList<string> Hosts => [.. DemoSite.All.Where(host => _corpus.On(host).Count > 0)];

    /// <summary>Requests so far by "host/path", queries left out.</summary>
    public IReadOnlyDictionary<string, int> Requests => _requests;

    /// <summary>The address of a path on one of the hosts, port included.</summary>
    public Uri At(string host, string path) => new(FormattableString.Invariant($"http://{host}:{Port}{path}"));

    public static async Task<DemoSites> StartAsync(DemoCorpus corpus, CancellationToken cancellationToken, bool withBrokenPage = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var sites = new DemoSites(builder.Build(), corpus);
        sites.Map(withBrokenPage);
        await sites._server.StartAsync(cancellationToken);
        var address = sites._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        sites.Port = new Uri(address).Port;
        return sites;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private void Map(bool withBrokenPage)
    {
        _server.Use((context, next) =>
        {
            _requests.AddOrUpdate(context.Request.Host.Host + context.Request.Path, 1, (_, count) => count + 1);
            return next(context);
        });
        var pageSize = _corpus.IsSample ? AdsAPage : AdsAPageOfAnOwnCorpus;
        MapBoard(DemoSite.Jobs, JobBoardPage.Path, pageSize, _corpus.On(DemoSite.Jobs), JobBoardPage.Render, _corpus.IsSample ? [DemoTraps.Forbidden] : []);
        MapBoard(DemoSite.Classifieds, ClassifiedsPage.Path, pageSize, _corpus.On(DemoSite.Classifieds, onNoticeBoard: false), ClassifiedsPage.Render, withBrokenPage ? [DemoTraps.Broken] : []);
        MapBoard(DemoSite.Escorts, EscortBoardPage.Path, pageSize, _corpus.On(DemoSite.Escorts), EscortBoardPage.Render, []);
        MapNoticeBoard(_corpus.On(DemoSite.Classifieds, onNoticeBoard: true));
        MapTraps();
        MapSocial();
    }

    private void MapBoard(string host, string adPath, int pageSize, IReadOnlyList<DemoAd> ads, Func<DemoAd, string> render, IReadOnlyList<DemoLink> besides)
    {
        var lists = new ListPages(host, adPath, pageSize, besides);
        var bySlug = ads.ToDictionary(ad => ad.Slug, StringComparer.Ordinal);
        var site = _server.MapGroup("").RequireHost(host);
        site.MapGet("/robots.txt", () => Results.Text(Robots));
        site.MapGet("/", (int? pagina) => HtmlOrNotFound(lists.Render(ads, pagina ?? 1)));
        site.MapGet(adPath + "{slug}", (string slug) => HtmlOrNotFound(bySlug.TryGetValue(slug, out var ad) ? render(ad) : null));
    }

    private void MapNoticeBoard(IReadOnlyList<DemoAd> notices)
    {
        var site = _server.MapGroup("").RequireHost(DemoSite.Classifieds);
        site.MapGet(NoticeBoardPages.Path, (int? pagina) => HtmlOrNotFound(NoticeBoardPages.Render(notices, pagina ?? 1)));
        site.MapGet(NoticeBoardPages.NoticePath + "{slug}", (string slug) => HtmlOrNotFound(NoticeBoardPages.RenderOne(notices, slug)));
    }

    private void MapTraps()
    {
        _server.MapGet(DemoTraps.Forbidden.Path, () => HtmlOrNotFound(DemoTraps.ForbiddenPage)).RequireHost(DemoSite.Jobs);
        _server.MapGet(DemoTraps.Broken.Path, () => HtmlOrNotFound(DemoTraps.BrokenPage)).RequireHost(DemoSite.Classifieds);
    }

    private void MapSocial()
    {
        var statuses = StatusesApi.Of(_corpus.On(DemoSite.Social));
        var site = _server.MapGroup("").RequireHost(DemoSite.Social);
        site.MapGet("/robots.txt", () => Results.Text("User-agent: *\nCrawl-delay: 2\nDisallow: /privado/\n"));
        site.MapGet("/api/v1/timelines/tag/{tag}", (HttpContext context, string tag) =>
        {
            var (json, newer, older) = statuses.Render(context.Request.Query["max_id"]);
            var timeline = $"http://{context.Request.Host}/api/v1/timelines/tag/{tag}";
            string?[] links = [older is null ? null : $"<{timeline}?max_id={older}>; rel=\"next\"", newer is null ? null : $"<{timeline}?min_id={newer}>; rel=\"prev\""];
            context.Response.Headers.Link = string.Join(", ", links.Where(link => link is not null));
            return Results.Text(json, "application/json");
        });
    }

    private static IResult HtmlOrNotFound(string? page) => page is null ? Results.NotFound() : Results.Content(page, "text/html; charset=utf-8");
}
