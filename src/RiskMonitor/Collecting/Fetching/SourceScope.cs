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

    /// <summary>Whether a secret of the source may go there: to the scheme, host and port of its start URLs and nowhere else.</summary>
    public static bool IsTrusted(this Source source, Uri url) =>
        source.StartUrls.Any(start => start.GetLeftPart(UriPartial.Authority).Equals(url.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether it is asked under the operator's registration with the API: that permits it, where robots.txt is for those who come without one.</summary>
    public static bool IsAskedUnderRegistration(this Source source, Uri url) =>
        source is { Kind: SourceKind.RedditPosts, Credentials: not null } && source.IsTrusted(url);

    private static string Bare(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
}
