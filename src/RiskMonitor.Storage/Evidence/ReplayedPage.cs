using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Storage.Evidence;

/// <summary>What today's extractors find on an archived page, against what the store has.</summary>
public sealed record ReplayedPage
{
    /// <summary>Where it stands in the archive.</summary>
    public required string At { get; init; }

    /// <summary>Null when the record could not be read.</summary>
    public Uri? Url { get; init; }

    /// <summary>Day of its fetch, UTC.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Why it could not be read; null when it was.</summary>
    public string? Unreadable { get; init; }

    /// <summary>Adverts in the store that were read from this page, or that stand on it and were read from another.</summary>
    public int AdsBefore { get; init; }

    public int AdsNow { get; init; }

    /// <summary>Found now and not in the store.</summary>
    public ImmutableArray<AdId> Added { get; init; } = [];

    /// <summary>Read from this page once and not found now.</summary>
    public ImmutableArray<AdId> Missing { get; init; } = [];

    /// <summary>Fields that read differently, of adverts whose stored text is from this page.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Changed { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    public bool IsSame => Unreadable is null && Added.IsEmpty && Missing.IsEmpty && Changed.IsEmpty;
}
