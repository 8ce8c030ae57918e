using RiskMonitor.Ads;

namespace RiskMonitor.Classifying;

/// <summary>Cuts and severities of a shipped model: models/name/version/policy.json. Changing a number is a new version.</summary>
public sealed record RiskPolicy
{
    public required string Version { get; init; }

    public required HeadValues<BandThresholds> Thresholds { get; init; }

    /// <summary>Weight of a head's score in the priority (contracts.md): recruitment 1.0, controlled_escort 1.0, fake_job 0.6.</summary>
    public required HeadValues<double> Severity { get; init; }

    /// <summary>The band of a score, from the thresholds of its head.</summary>
    public RiskBand BandOf(RiskHead head, double score)
    {
        var cut = Thresholds[head];
        return score >= cut.ReviewNow ? RiskBand.ReviewNow
            : score >= cut.Review ? RiskBand.Review
            : score >= cut.Watch ? RiskBand.Watch
            : RiskBand.None;
    }
}

/// <summary>Lowest score of each band, 0 to 1, with ReviewNow ≥ Review ≥ Watch.</summary>
public sealed record BandThresholds(double ReviewNow, double Review, double Watch);
