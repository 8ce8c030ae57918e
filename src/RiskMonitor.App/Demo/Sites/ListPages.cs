namespace RiskMonitor.App.Demo.Sites;

/// <summary>List pages of a site: links to its adverts, so many a page, and a link to the next.</summary>
internal sealed record ListPages(string Host, string AdPath, int AdsAPage)
{
    /// <summary>Page from 1; null past the last.</summary>
    public string? Render(IReadOnlyList<DemoAd> ads, int page)
    {
        var shown = ads.Skip((page - 1) * AdsAPage).Take(AdsAPage).ToList();
        if (page < 1 || (shown.Count == 0 && page > 1))
            return null;
        var links = string.Concat(shown.Select(ad => $"<li><h2><a class=\"aviso\" href=\"{AdPath}{ad.Slug}\">{Html.Text(ad.Title ?? ad.Slug)}</a></h2></li>\n"));
        var next = page * AdsAPage < ads.Count ? $"<a rel=\"next\" href=\"/?pagina={page + 1}\">Siguiente</a>" : "";
        return Html.Page(Host, $"/?pagina={page}", $"Avisos, página {page}", Ads.AdLanguage.Es, $"<main><ol class=\"lista\">{links}</ol><nav class=\"paginas\">{next}</nav></main>");
    }
}
