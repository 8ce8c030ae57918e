using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;

namespace RiskMonitor.Storage.Writing;

/// <summary>A page with everything about it hashed, compressed, masked and sealed, ready to be written. Made before the transaction starts.</summary>
internal sealed record PreparedPage
{
    public required FetchedPage Page { get; init; }

    public required string UrlKey { get; init; }

    public required string UrlMasked { get; init; }

    public required byte[] SealedHead { get; init; }

    /// <summary>Null when there is no body, or the store has it.</summary>
    public required byte[]? SealedBody { get; init; }

    public required ImmutableArray<PreparedAd> Ads { get; init; }

    public required ImmutableArray<AdId> SeenAgain { get; init; }

    public required ImmutableArray<Rejection> Rejected { get; init; }
}
