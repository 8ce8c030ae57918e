using System.Collections.Immutable;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Records;

/// <summary>One alert about one campaign. A campaign has at most one that is not decided.</summary>
internal sealed class AlertRecord
{
    public required AlertId Id { get; set; }

    public required CampaignId CampaignId { get; set; }

    public CampaignRecord? Campaign { get; set; }

    public required RiskCategory Category { get; set; }

    public required RiskBand Band { get; set; }

    public required AlertState State { get; set; }

    /// <summary>The summands of the priority when it was last written; of these, time changes only the last two.</summary>
    public required double PriorityEscalation { get; set; }

    public required double PriorityRisk { get; set; }

    public required double PriorityFreshness { get; set; }

    public required double PriorityWaiting { get; set; }

    public required ImmutableArray<string> Escalations { get; set; }

    public required DateTimeOffset OpenedAt { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Highest fencing token seen.</summary>
    public required long FencingToken { get; set; }

    public string? ClaimedBy { get; set; }

    /// <summary>The campaign's evidence when it was last claimed.</summary>
    public long? SeenEvidence { get; set; }

    /// <summary>On a dismissed alert: when its verdict expires and the campaign may alert again without news.</summary>
    public DateTimeOffset? ReopensAt { get; set; }

    /// <summary>The older alert that took this one's place when two campaigns became one.</summary>
    public AlertId? MergedInto { get; set; }
}
