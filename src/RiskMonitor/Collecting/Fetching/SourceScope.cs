namespace RiskMonitor.Collecting.Fetching;

/// <summary>The hosts of a source: those of its start URLs and those its file adds. www. in front makes no difference.</summary>
internal static class SourceScope
{
    public static bool Covers(this Source source, Uri url)
    {
        var host = Bare(url.IdnHost);
        return source.StartUrls.Any(start => Bare(start.IdnHost).Equals(host, StringComparison.OrdinalIgnoreCase))
            || source.Hosts.Any(extra => Bare(extra).Equals(host, StringComparison.OrdinalIgnoreCase));
    }

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
