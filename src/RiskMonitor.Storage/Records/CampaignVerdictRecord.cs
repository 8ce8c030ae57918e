using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Records;

/// <summary>The latest verdict that stops a campaign from alerting again, until it expires or something new comes.</summary>
internal sealed class CampaignVerdictRecord
{
    public required CampaignId CampaignId { get; set; }

    public required string Verdict { get; set; }

    public required DateTimeOffset DecidedAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}
