using System.Globalization;

namespace RiskMonitor.App.Demo.Sites;

/// <summary>An advert of the classifieds site: no structured data, facts in a definition list (page object demo-classifieds).</summary>
internal static class ClassifiedsPage
{
    public const string Path = "/anuncio/";

    public static string Render(DemoAd ad)
    {
        var posted = ad.PostedAt is { } date
            ? $"<dt>Fecha</dt><dd><time class=\"publicado\" datetime=\"{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\">{date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}</time></dd>"
            : "";
        var main = $"""
            <main><article class="anuncio" data-clave="{Html.Text(ad.Slug)}"><h1 class="titulo">{Html.Text(ad.Title)}</h1>
            <dl class="datos">
            {Html.Element("<dt>Lugar</dt><dd class=\"lugar\">", ad.Location, "</dd>")}
            {Html.Element("<dt>Pago</dt><dd class=\"pago\">", ad.Salary, "</dd>")}
            {Html.Element("<dt>Negocio</dt><dd class=\"negocio\">", ad.Company, "</dd>")}
            {posted}
            </dl>
            <div class="descripcion">{Html.Lines(ad.Body)}</div></article></main>
            """;
        return Html.Page(DemoSite.Classifieds, Path + ad.Slug, ad.Title ?? "Anuncio", ad.Lang, main);
    }
}
