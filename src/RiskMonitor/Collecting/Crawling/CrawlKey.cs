using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>What two addresses of one page have in common: without scheme, <c>www.</c> and parameters that only carry a visitor's session.</summary>
internal static class CrawlKey
{
    private static readonly HashSet<string> SessionNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "phpsessid", "jsessionid", "sid", "sessionid", "session_id", "session", "aspsessionid", "cfid", "cftoken", "zenid", "oscsid", "s_id",
    };

    public static string Of(CanonicalUrl url)
    {
        var uri = url.ToUri();
        var path = WithoutPathSession(uri.AbsolutePath);
        var query = string.Join('&', uri.Query.TrimStart('?').Split('&').Where(pair => pair.Length > 0 && !SessionNames.Contains(pair.Split('=')[0])));
        var port = uri.IsDefaultPort ? "" : FormattableString.Invariant($":{uri.Port}");
        return $"{PublicSuffixes.WithoutWww(uri.IdnHost)}{port}{path}{(query.Length == 0 ? "" : "?" + query)}";
    }

    /// <summary>Servlet containers write the session into the path: <c>/offer;jsessionid=1A2B</c>.</summary>
    private static string WithoutPathSession(string path)
    {
        var from = path.IndexOf(";jsessionid=", StringComparison.OrdinalIgnoreCase);
        if (from < 0)
            return path;
        var end = path.AsSpan(from + 1).IndexOfAny('/', ';');
        return end < 0 ? path[..from] : path[..from] + path[(from + 1 + end)..];
    }
}
