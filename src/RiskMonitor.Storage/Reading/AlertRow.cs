using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Reading;

/// <summary>One line of the alert list: a campaign at a glance. All text is masked.</summary>
public sealed record AlertRow
{
    public required AlertId Id { get; init; }

    public required CampaignId Campaign { get; init; }

    public required RiskCategory Category { get; init; }

    public required RiskBand Band { get; init; }

    public required AlertState State { get; init; }

    public required double Priority { get; init; }

    public required bool Escalated { get; init; }

    /// <summary>Title, or the first words, of the advert with the highest score.</summary>
    public required string Headline { get; init; }

    public required int Ads { get; init; }

    public required int Contacts { get; init; }

    public required int Places { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public string? ClaimedBy { get; init; }
}
