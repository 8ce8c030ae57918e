using RiskMonitor.Classifying;

namespace RiskMonitor.Storage.Writing;

/// <summary>An advert whose text nobody is shown, ready to be written.</summary>
internal sealed record PreparedSealedAd
{
    /// <summary>Without text.</summary>
    public required ScoredAd Scored { get; init; }

    /// <summary>Masked.</summary>
    public required string Url { get; init; }

    public required byte[] SealedAd { get; init; }
}
