namespace RiskMonitor.Collecting.Sitemaps;

/// <summary>An entry of a sitemap.</summary>
/// <param name="Place">The address as written.</param>
/// <param name="ModifiedAt">When it last changed, by the site's word; null when it does not say or cannot be read.</param>
internal sealed record SitemapEntry(string Place, DateTimeOffset? ModifiedAt);
