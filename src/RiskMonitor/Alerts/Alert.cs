using System.Collections.Immutable;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;

namespace RiskMonitor.Alerts;

/// <summary>What reaches an analyst: one alert about one campaign, updated as adverts join it.</summary>
public sealed record Alert
{
    public required AlertId Id { get; init; }

    public required CampaignId Campaign { get; init; }

    public required RiskCategory Category { get; init; }

    public required RiskBand Band { get; init; }

    public required AlertState State { get; init; }

    public required AlertPriority Priority { get; init; }

    public ImmutableArray<string> Escalations { get; init; } = [];

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Fencing token of the newest claim the store knows; 0 before the first.</summary>
    public long FencingToken { get; init; }
}

/// <summary>ready → claimed → decided. The lease itself lives in Redis; the store keeps what people did.</summary>
public enum AlertState
{
    Ready,
    Claimed,
    Snoozed,
    Decided,
}
