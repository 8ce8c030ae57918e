using RiskMonitor.Ads;

namespace RiskMonitor.Classifying;

/// <summary>Cuts and severities of a shipped model: models/name/version/policy.json. Changing a number is a new version.</summary>
public sealed record RiskPolicy
{
    public required string Version { get; init; }

    public required HeadValues<BandThresholds> Thresholds { get; init; }

    /// <summary>Weight of a head's score in the priority (contracts.md): recruitment 1.0, controlled_escort 1.0, fake_job 0.6.</summary>
    public required HeadValues<double> Severity { get; init; }

    /// <summary>What no policy can mean, in words an operator can act on; null when the numbers can be right.</summary>
    internal string? Problem()
    {
        foreach (var head in Enum.GetValues<RiskHead>())
        {
            var name = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(head.ToString());
            var cut = Thresholds[head];
            if (new[] { cut.Watch, cut.Review, cut.ReviewNow }.Any(value => value is not (>= 0 and <= 1)))
                return $"the thresholds of {name} have to lie between 0 and 1";
            if (cut.Watch > cut.Review || cut.Review > cut.ReviewNow)
                return $"the thresholds of {name} have to rise: watch ≤ review ≤ reviewNow";
            if (Severity[head] is not (> 0 and < double.PositiveInfinity))
                return $"the severity of {name} has to be more than 0";
        }

        return string.IsNullOrWhiteSpace(Version) ? "it has no version" : null;
    }

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
