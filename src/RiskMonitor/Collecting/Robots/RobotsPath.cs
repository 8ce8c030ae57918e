using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Robots;

/// <summary>
/// Path and query of an address as rules are compared with it. RFC 9309 §2.2.2 also wants <c>?u=https://x</c> and
/// <c>?u=https%3A%2F%2Fx</c> to be one address, so the query is kept in both spellings and either may match.
/// </summary>
internal sealed class RobotsPath
{
    private RobotsPath(string plain) => (Plain, EncodedQuery) = (plain, WithEncodedQuery(plain) ?? plain);

    public string Plain { get; }

    public string EncodedQuery { get; }

    public static RobotsPath Of(Uri url) => new(PercentEncoding.Normalise(url.PathAndQuery));

    /// <summary>The same with the general delimiters of its query escaped; null without a query.</summary>
    public static string? WithEncodedQuery(string path)
    {
        var query = path.IndexOf('?', StringComparison.Ordinal);
        if (query < 0 || path.AsSpan(query + 1).IndexOfAny(":/@[]") < 0)
            return null;
        return path[..(query + 1)] + path[(query + 1)..]
            .Replace(":", "%3A", StringComparison.Ordinal)
            .Replace("/", "%2F", StringComparison.Ordinal)
            .Replace("@", "%40", StringComparison.Ordinal)
            .Replace("[", "%5B", StringComparison.Ordinal)
            .Replace("]", "%5D", StringComparison.Ordinal);
    }
}
