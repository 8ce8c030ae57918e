using System.Globalization;
using RiskMonitor.Ads;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>The notice board of the classifieds site: short notices in full on its list pages, dates in figures with the day first (page object demo-notice-board).</summary>
internal static class NoticeBoardPages
{
    public const string Path = "/tablon";
    public const string NoticePath = "/aviso/";
    private const int NoticesAPage = 4;

    /// <summary>Page from 1; null past the last.</summary>
    public static string? Render(IReadOnlyList<DemoAd> notices, int page)
    {
        var shown = notices.Skip((page - 1) * NoticesAPage).Take(NoticesAPage).ToList();
        if (page < 1 || shown.Count == 0)
            return null;
        var next = page * NoticesAPage < notices.Count ? $"<a class=\"siguiente\" rel=\"next\" href=\"{Path}?pagina={page + 1}\">Siguiente</a>" : "";
        return Board($"{Path}?pagina={page}", $"Tablón, página {page}", shown, next);
    }

    public static string? RenderOne(IReadOnlyList<DemoAd> notices, string slug) =>
        notices.FirstOrDefault(notice => notice.Slug == slug) is { } notice ? Board(NoticePath + slug, notice.Title ?? "Aviso", [notice], "") : null;

    private static string Board(string path, string title, IEnumerable<DemoAd> shown, string next) => Html.Page(
        DemoSite.Classifieds, path, title, AdLanguage.Es, $"<main><ul class=\"tablon\">\n{string.Concat(shown.Select(Notice))}</ul><p class=\"paginas\">{next}</p></main>");

    private static string Notice(DemoAd ad)
    {
        var posted = ad.PostedAt?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        return $"""
            <li class="aviso"><h2><a class="enlace" href="{NoticePath}{ad.Slug}">{Html.Text(ad.Title)}</a></h2>
            <p>{Html.Element("<span class=\"lugar\">", ad.Location, "</span> ")}{Html.Element("<span class=\"pago\">", ad.Salary, "</span> ")}{Html.Element("<span class=\"fecha\">", posted, "</span>")}</p>
            <div class="aviso-texto">{Html.Lines(ad.Body)}</div></li>

            """;
    }
}
