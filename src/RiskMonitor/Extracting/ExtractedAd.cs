using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;

namespace RiskMonitor.Extracting;

/// <summary>An advert found on a page, with where each field came from. Written flat: the fields of <see cref="Ad"/> and these beside them.</summary>
public sealed record ExtractedAd
{
    public required Ad Ad { get; init; }

    public required string SourceUrl { get; init; }

    public DateTimeOffset? ValidThrough { get; init; }

    public string? EmploymentType { get; init; }

    /// <summary>Text of the page's own contact block, when it is apart from the body.</summary>
    public string? ContactText { get; init; }

    /// <summary>Account that wrote it, as platform:name; a contact, so it is not among what is written out.</summary>
    public string? Author { get; init; }

    /// <summary>The report that the advert's text came with; not among what is written out.</summary>
    public Report? Report { get; init; }

    /// <summary>Extractor that read the page, as name/version.</summary>
    public required string Extractor { get; init; }

    /// <summary>Origin of each field: jsonld, microdata, selector, generic, api or feed.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableArray<string> Warnings { get; init; } = [];
}
