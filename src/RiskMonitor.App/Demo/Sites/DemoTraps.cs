using RiskMonitor.Ads;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>What a careful collector meets: a link that robots.txt forbids to follow, and, for tests of a whole crawl, one that leads to something other than a page.</summary>
internal static class DemoTraps
{
    public static DemoLink Forbidden { get; } = new("/privado/oferta-interna", "Oferta interna (solo personal)");

    public static DemoLink Broken { get; } = new("/anuncio/mesa-de-centro", "Vendo mesa de centro");

    public static string ForbiddenPage { get; } =
        Html.Page(DemoSite.Jobs, Forbidden.Path, Forbidden.Text, AdLanguage.Es, "<main><h1>Oferta interna</h1><p>Esta página no es para buscadores.</p></main>");

    /// <summary>What a site sends when its program fails: no page, though it says text/html.</summary>
    public const string BrokenPage = "Fatal error: Allowed memory size exhausted in anuncio.php on line 118";
}
