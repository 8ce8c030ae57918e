using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Records;

/// <summary>An advert as scored. Every text here is masked; the original is in <see cref="SealedAd"/>. Small columns come first: campaigns are summed up from them.</summary>
internal sealed class AdRecord
{
    public required AdId Id { get; set; }

    public required CampaignId CampaignId { get; set; }

    public CampaignRecord? Campaign { get; set; }

    public required ScoreStatus Status { get; set; }

    public required RiskCategory Category { get; set; }

    public required RiskBand Band { get; set; }

    public double? ScoreRecruitment { get; set; }

    public double? ScoreFakeJob { get; set; }

    public double? ScoreControlledEscort { get; set; }

    public required ScoreBasis BasisRecruitment { get; set; }

    public required ScoreBasis BasisFakeJob { get; set; }

    public required ScoreBasis BasisControlledEscort { get; set; }

    /// <summary>Highest of the three scores as a campaign counts them (contracts.md); 0 when not scored.</summary>
    public required double TopScore { get; set; }

    public required ImmutableArray<string> Escalations { get; set; }

    public required DateTimeOffset FirstSeenAt { get; set; }

    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When the text stored here was fetched.</summary>
    public required DateTimeOffset CollectedAt { get; set; }

    /// <summary>When the daily job deletes the row; null while an alert needs it.</summary>
    public DateTimeOffset? DeleteAfter { get; set; }

    /// <summary>The page the text was read from, while it is kept.</summary>
    public long? PageId { get; set; }

    public PageRecord? Page { get; set; }

    public required string SourceId { get; set; }

    public required AdChannel Channel { get; set; }

    public required AdLanguage DeclaredLang { get; set; }

    public required AdLanguage Lang { get; set; }

    public required string Model { get; set; }

    public required string Policy { get; set; }

    public required string ContentHash { get; set; }

    public DateTimeOffset? PostedAt { get; set; }

    public required byte[] Signature { get; set; }

    /// <summary>Keys of the contacts that may join adverts, with spaces between.</summary>
    public required string LinkKeys { get; set; }

    public string? Title { get; set; }

    public required string Body { get; set; }

    public string? Location { get; set; }

    public string? Salary { get; set; }

    public string? Company { get; set; }

    public string? Url { get; set; }

    /// <summary>Logit, bias and other per head, JSON.</summary>
    public required string Heads { get; set; }

    /// <summary>Reasons for and against, JSON, texts masked.</summary>
    public required string Reasons { get; set; }

    /// <summary>The advert as read, JSON, sealed.</summary>
    public required byte[] SealedAd { get; set; }

    public List<AdContactRecord> Contacts { get; } = [];

    public List<AdLinkRecord> Links { get; } = [];
}
