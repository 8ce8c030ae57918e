using System.Collections.Immutable;
using RiskMonitor.Enriching;

namespace RiskMonitor.Linking;

/// <summary>An advert placed in a campaign, with the links that put it there.</summary>
public sealed record LinkedAd
{
    public required EnrichedAd Enriched { get; init; }

    public required CampaignId Campaign { get; init; }

    public ImmutableArray<CampaignLink> Why { get; init; } = [];

    /// <summary>Campaigns that this advert showed to be one with <see cref="Campaign"/>; their adverts and alerts move to it.</summary>
    public ImmutableArray<CampaignId> Absorbed { get; init; } = [];

    /// <summary>Signature of the text to store with the advert; empty when the text is too short for one. Opaque: only linking reads it.</summary>
    public ImmutableArray<uint> Signature { get; init; } = [];

    /// <summary>Keys of the contacts that may join adverts.</summary>
    public ImmutableArray<ContactKey> ContactKeys { get; init; } = [];

    /// <summary>Lower-case hex SHA-256 over the advert's text fields; tells a changed advert from one seen again.</summary>
    public required string ContentHash { get; init; }
}
