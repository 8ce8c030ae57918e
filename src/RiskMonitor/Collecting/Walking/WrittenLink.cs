using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Walking;

/// <summary>An address as a page, a feed, a sitemap or an API writes it.</summary>
internal static class WrittenLink
{
    /// <summary>A longer one is a trap or a mistake.</summary>
    public const int MaxLength = 2000;

    /// <summary>Null for what is no address of the web.</summary>
    /// <param name="written">Absolute, or relative to <paramref name="from"/>.</param>
    /// <param name="from">Address of what it stands in.</param>
    public static CanonicalUrl? Read(string? written, Uri from) =>
        written?.Trim() is { Length: > 0 and <= MaxLength } text && Uri.TryCreate(from, text, out var target) && CanonicalUrl.TryFrom(target, out var url) ? url : null;
}
