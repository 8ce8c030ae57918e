using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Walking;

/// <summary>One address of a run, and the page it brought; null when it was only looked at (dry run).</summary>
internal sealed record Visit(CanonicalUrl Url, PageRole Role, FetchedPage? Page);
