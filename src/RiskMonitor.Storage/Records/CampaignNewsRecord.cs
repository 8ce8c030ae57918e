using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Records;

/// <summary>Something a campaign has brought at least once. Only what is not here yet makes a campaign fresh.</summary>
internal sealed class CampaignNewsRecord
{
    public required CampaignId CampaignId { get; set; }

    public required NewsKind Kind { get; set; }

    /// <summary>Contact key, "country|state|municipality", head or indicator id.</summary>
    public required string Value { get; set; }

    public required DateTimeOffset FirstAt { get; set; }
}
