namespace RiskMonitor.Collecting.Walking;

/// <summary>Values of the Accept header.</summary>
internal static class Accepts
{
    public const string Html = "text/html, application/xhtml+xml, application/xml;q=0.8, application/json;q=0.8, text/plain;q=0.5";
    public const string Json = "application/json";

    /// <summary>Feeds, and the web pages that their items lead to.</summary>
    public const string Feed = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.8, application/json;q=0.7, text/plain;q=0.5";

    /// <summary>Sitemaps, and the web pages that they lead to.</summary>
    public const string Sitemap = "application/xml, text/xml, text/html;q=0.9, application/xhtml+xml;q=0.9, application/gzip;q=0.8, text/plain;q=0.5";
}
