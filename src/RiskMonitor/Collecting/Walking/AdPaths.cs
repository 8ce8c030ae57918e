using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Walking;

/// <summary>Which addresses a source takes for ad pages when no selector says so.</summary>
internal static class AdPaths
{
    /// <summary>Whether the path begins as the source file says; true when it says nothing.</summary>
    public static bool Allow(Source source, CanonicalUrl url) => source.Extract.AdPaths.IsEmpty || Begins(source, url);

    /// <summary>Whether the path begins as the source file says; false when it says nothing.</summary>
    public static bool Begins(Source source, CanonicalUrl url)
    {
        var path = url.ToUri().AbsolutePath;
        return source.Extract.AdPaths.Any(beginning => path.StartsWith(beginning, StringComparison.Ordinal));
    }
}
