using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;

namespace RiskMonitor.Storage.Writing;

/// <summary>A page with everything about it hashed, masked and sealed, ready to be written. Made before the transaction starts.</summary>
internal sealed record PreparedPage
{
    public required FetchedPage Page { get; init; }

    public required string UrlKey { get; init; }

    public required string UrlMasked { get; init; }

    public required byte[] SealedHead { get; init; }

    public required ImmutableArray<PreparedAd> Ads { get; init; }

    /// <summary>Adverts whose text nobody is shown.</summary>
    public ImmutableArray<PreparedSealedAd> Sealed { get; init; } = [];

    public required ImmutableArray<AdId> SeenAgain { get; init; }

    public required ImmutableArray<Rejection> Rejected { get; init; }
}
