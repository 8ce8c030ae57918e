using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Records;

/// <summary>
/// An advert whose text nobody is shown (R24, C03), and its alert: a table of its own, so that no list, count, search or export of adverts can reach it.
/// No column holds a word of it. It is kept until the roles that may close it exist.
/// </summary>
internal sealed class SealedAdvertRecord
{
    public required AdId Id { get; set; }

    /// <summary>A campaign of one, only to remember the advert by.</summary>
    public required CampaignId CampaignId { get; set; }

    /// <summary>The indicators that fired, C03 and R24 among them.</summary>
    public required ImmutableArray<string> Rules { get; set; }

    public required string SourceId { get; set; }

    public required AdChannel Channel { get; set; }

    /// <summary>Address with whatever looks like a contact masked.</summary>
    public required string Url { get; set; }

    public required DateTimeOffset FirstSeenAt { get; set; }

    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When the text sealed here was fetched.</summary>
    public required DateTimeOffset CollectedAt { get; set; }

    public required string ContentHash { get; set; }

    /// <summary>SHA-256 of the page's body, which outlives the page's row.</summary>
    public required string PageSha256 { get; set; }

    /// <summary>Where its evidence is, while the page is kept.</summary>
    public long? PageId { get; set; }

    public required string Model { get; set; }

    public required string Policy { get; set; }

    /// <summary>Keys of the contacts that would join adverts, with spaces between. Nothing compares them yet.</summary>
    public required string LinkKeys { get; set; }

    /// <summary>The advert as read, JSON, sealed.</summary>
    public required byte[] SealedAd { get; set; }
}
