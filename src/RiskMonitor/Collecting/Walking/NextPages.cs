using System.Collections.Frozen;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Addresses that are another page of the same list.</summary>
internal static class NextPages
{
    private static readonly FrozenSet<string> Counting = new[] { "page", "pagina", "pag", "p", "pg", "offset", "start", "from", "desde" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Counts(string parameter) => Counting.Contains(parameter);

    /// <summary>Whether it differs from the page it stands on in nothing but a parameter, or an end of the path, that counts pages.</summary>
    public static bool IsAnother(CanonicalUrl url, Uri page)
    {
        var (other, own) = (url.ToUri(), page);
        return other.IdnHost.Equals(own.IdnHost, StringComparison.OrdinalIgnoreCase) && Rest(other) == Rest(own) && other.PathAndQuery != own.PathAndQuery;
    }

    /// <summary>Path and query without what counts.</summary>
    private static string Rest(Uri url)
    {
        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (segments is [.., var name, var number] && Counts(name) && number.All(char.IsAsciiDigit))
            segments.RemoveRange(segments.Count - 2, 2);
        var query = url.Query.TrimStart('?').Split('&').Where(pair => pair.Length > 0 && !(pair.Split('=', 2) is [var parameter, var value] && Counts(parameter) && value.All(char.IsAsciiDigit)));
        return $"{string.Join('/', segments)}?{string.Join('&', query)}";
    }
}
