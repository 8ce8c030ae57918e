namespace RiskMonitor.App.Demo.Sites;

/// <summary>List pages of a site: links to its adverts, so many a page, and a link to the next.</summary>
/// <param name="Host">The site.</param>
/// <param name="AdPath">Where its adverts are, up to their slug.</param>
/// <param name="AdsAPage">Adverts on one page.</param>
/// <param name="Besides">Links that the first page shows beside its adverts.</param>
internal sealed record ListPages(string Host, string AdPath, int AdsAPage, IReadOnlyList<DemoLink> Besides)
{
    /// <summary>Page from 1; null past the last.</summary>
    public string? Render(IReadOnlyList<DemoAd> ads, int page)
    {
        var shown = ads.Skip((page - 1) * AdsAPage).Take(AdsAPage).ToList();
        if (page < 1 || (shown.Count == 0 && page > 1))
            return null;
        var links = shown.Select(ad => new DemoLink(AdPath + ad.Slug, ad.Title ?? ad.Slug)).Concat(page == 1 ? Besides : []);
        var items = string.Concat(links.Select(link => $"<li><h2><a class=\"aviso\" href=\"{link.Path}\">{Html.Text(link.Text)}</a></h2></li>\n"));
        var next = page * AdsAPage < ads.Count ? $"<a rel=\"next\" href=\"/?pagina={page + 1}\">Siguiente</a>" : "";
        return Html.Page(Host, $"/?pagina={page}", $"Avisos, página {page}", Ads.AdLanguage.Es, $"<main><ol class=\"lista\">{items}</ol><nav class=\"paginas\">{next}</nav></main>");
    }
}
