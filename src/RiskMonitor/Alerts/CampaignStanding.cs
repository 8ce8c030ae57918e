using System.Collections.Immutable;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;

namespace RiskMonitor.Alerts;

/// <summary>What the store knows of a campaign when an alert is decided on: members of the last 30 days, and what they bring together.</summary>
public sealed record CampaignStanding
{
    public required CampaignId Campaign { get; init; }

    /// <summary>Highest score per head among members of the last 30 days; 0 where no member was scored.</summary>
    public required HeadValues<double> BestScores { get; init; }

    public required HeadValues<ScoreBasis> Basis { get; init; }

    /// <summary>Highest band among members of the last 30 days.</summary>
    public required RiskBand Band { get; init; }

    /// <summary>Category of the member with that band (the highest score decides between several).</summary>
    public required RiskCategory Category { get; init; }

    public ImmutableSortedSet<string> Escalations { get; init; } = [];

    /// <summary>When an advert last brought a new contact, place, head or escalation. Copies alone do not move it.</summary>
    public required DateTimeOffset FreshAt { get; init; }
}
