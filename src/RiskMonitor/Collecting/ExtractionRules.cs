using System.Collections.Immutable;

namespace RiskMonitor.Collecting;

/// <summary>What to take from a source's pages. Selectors are CSS.</summary>
public sealed record ExtractionRules
{
    /// <summary>Page object that reads the ad pages: jsonld, selectors, mastodon, or the name of a page object in Extracting.</summary>
    public required string Layout { get; init; }

    /// <summary>On list pages: links to ad pages. Null when the list pages hold the adverts themselves.</summary>
    public string? AdLinks { get; init; }

    /// <summary>On list pages: the link to the next list page.</summary>
    public string? NextLink { get; init; }

    /// <summary>For layout "selectors": field (title, body, location, salary, company, postedAt, contact) → selector.</summary>
    public ImmutableSortedDictionary<string, string> Selectors { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
