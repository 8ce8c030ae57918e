using System.Collections.Immutable;

namespace RiskMonitor.Collecting;

/// <summary>What to take from a source's pages. Selectors are CSS.</summary>
public sealed record ExtractionRules
{
    /// <summary>What reads the ad pages: one of the layouts that Extracting knows.</summary>
    public required string Layout { get; init; }

    /// <summary>On list pages: links to ad pages. Null when the list pages hold the adverts themselves.</summary>
    public string? AdLinks { get; init; }

    /// <summary>On list pages: the link to the next list page.</summary>
    public string? NextLink { get; init; }

    /// <summary>Beginnings of the paths of ad pages, for kinds that follow links without selectors. Empty: whatever the kind itself takes for one.</summary>
    public ImmutableArray<string> AdPaths { get; init; } = [];

    /// <summary>For layout "json-api": field → where it is in the answer, as <see cref="FieldPath"/> reads it.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>For layout "json-api": how the next answer is asked for; null when there is one answer only.</summary>
    public ApiPaging? Paging { get; init; }

    /// <summary>A layout that reads the same pages beside the one above; differences are counted and logged, never stored.</summary>
    public string? Shadow { get; init; }

    /// <summary>For layout "selectors": the element that holds the advert; its selectors are looked up in the first such element of the page. Null for the whole page.</summary>
    public string? Container { get; init; }

    /// <summary>For layout "selectors": field (title, body, location, salary, company, postedAt, contact) → selector.</summary>
    public ImmutableSortedDictionary<string, string> Selectors { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
