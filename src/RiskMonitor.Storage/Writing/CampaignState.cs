using RiskMonitor.Linking;
using RiskMonitor.Storage.Records;

namespace RiskMonitor.Storage.Writing;

/// <summary>A campaign while a transaction works on it.</summary>
internal sealed class CampaignState
{
    public required CampaignId Id { get; init; }

    public required DateTimeOffset FreshAt { get; set; }

    public required long Evidence { get; set; }

    public CampaignId? MergedInto { get; set; }

    public required CampaignOutcome Outcome { get; set; }

    public required DateTimeOffset OutcomeAt { get; set; }

    /// <summary>People decided on its last alert, and none is open.</summary>
    public bool IsDecided => Outcome is CampaignOutcome.Relevant or CampaignOutcome.Dismissed;

    /// <summary>Adverts or alerts of it changed: its alert has to be decided on again.</summary>
    public bool Touched { get; set; }

    /// <summary>Its evidence was counted up in this transaction.</summary>
    public bool HasNews { get; set; }

    /// <summary>The row has to be written.</summary>
    public bool Changed { get; set; }

    /// <summary>Its outcome changed, or adverts came to it from another campaign: their deletion dates have to follow.</summary>
    public bool DatesAreOld { get; set; }
}
