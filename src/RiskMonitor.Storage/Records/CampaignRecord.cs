using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Records;

/// <summary>A campaign. One that was absorbed keeps its row and points to the one it became part of.</summary>
internal sealed class CampaignRecord
{
    public required CampaignId Id { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>When an advert last brought a new contact, place, head or escalation.</summary>
    public required DateTimeOffset FreshAt { get; set; }

    /// <summary>Counts what the campaign brought: one more whenever something new came, by an advert or by a merge. A decision names the count it was made on.</summary>
    public long Evidence { get; set; } = 1;

    public CampaignId? MergedInto { get; set; }

    /// <summary>What people made of it so far; decides how long its adverts are kept.</summary>
    public required CampaignOutcome Outcome { get; set; }

    /// <summary>When <see cref="Outcome"/> came about.</summary>
    public required DateTimeOffset OutcomeAt { get; set; }
}
