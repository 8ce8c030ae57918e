using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>An address that a page, a sitemap or a source file names.</summary>
/// <param name="Url">Canonical.</param>
/// <param name="Role">Whether adverts are to be looked for on it.</param>
/// <param name="LeadsOn">Whether it is read for further addresses: list pages, timelines, sitemaps.</param>
public readonly record struct FoundLink(CanonicalUrl Url, PageRole Role, bool LeadsOn)
{
    /// <summary>When the site says it last changed; null when it does not say. A page seen after that is not asked for again.</summary>
    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Of an older page of a timeline: see <see cref="FrontierEntry.ReadBackTo"/>.</summary>
    public DateTimeOffset? ReadBackTo { get; init; }

    /// <summary>Of an older page of a timeline: see <see cref="FrontierEntry.Timeline"/>.</summary>
    public int? Timeline { get; init; }

    /// <summary>Further from the start than this it is not taken; null where only the run's own bound counts.</summary>
    public int? DeepestAt { get; init; }

    public static FoundLink Ad(CanonicalUrl url) => new(url, PageRole.Ads, LeadsOn: false);

    public static FoundLink List(CanonicalUrl url) => new(url, PageRole.List, LeadsOn: true);

    /// <summary>A list page that holds the adverts themselves.</summary>
    public static FoundLink ListOfAds(CanonicalUrl url) => new(url, PageRole.Ads, LeadsOn: true);
}
