using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Reading;

/// <summary>Everything the alert page shows: the alert, its campaign's adverts with spans and reasons, and its history. All text is masked.</summary>
public sealed record AlertDetail
{
    public required AlertRow Row { get; init; }

    public required AlertPriority Priority { get; init; }

    public required ImmutableArray<string> Escalations { get; init; }

    public required long FencingToken { get; init; }

    /// <summary>Counts what the campaign has brought; higher when something new came. A decision names it, so that nothing unread is decided on.</summary>
    public required long Evidence { get; init; }

    /// <summary>The campaign's adverts, highest score first, at most 100.</summary>
    public required ImmutableArray<CampaignAd> Ads { get; init; }

    /// <summary>How many reports name a contact of these adverts.</summary>
    public int ReportCount { get; init; }

    /// <summary>The newest of them, at most 50.</summary>
    public ImmutableArray<ReportLine> Reports { get; init; } = [];

    /// <summary>Every transition, oldest first.</summary>
    public required ImmutableArray<AlertTransition> History { get; init; }
}

/// <summary>An advert of the campaign, contacts masked with the same number of characters, so that spans still fit.</summary>
public sealed record CampaignAd
{
    /// <summary>The advert with every contact masked.</summary>
    public required Ad Ad { get; init; }

    public required RiskCategory Category { get; init; }

    public required RiskBand Band { get; init; }

    public required ScoreStatus Status { get; init; }

    public required HeadValues<double?> Scores { get; init; }

    public required HeadValues<ScoreBasis> Basis { get; init; }

    public required ImmutableArray<Reason> ReasonsFor { get; init; }

    public required ImmutableArray<Reason> ReasonsAgainst { get; init; }

    /// <summary>What the advert says about people, work and places; null for a report and where it was stored before facts were read.</summary>
    public AdFacts? Facts { get; init; }

    public required ImmutableArray<CampaignLink> Why { get; init; }

    /// <summary>Kind and masked value, for example phone +52 ••••••••78, with the number of adverts of the campaign that share it.</summary>
    public required ImmutableArray<MaskedContact> Contacts { get; init; }

    /// <summary>The text of a report: need-to-know, so neither it nor its contacts are here.</summary>
    public bool IsSealed { get; init; }

    public required string SourceId { get; init; }

    public required string Model { get; init; }

    public required string Policy { get; init; }

    public required DateTimeOffset CollectedAt { get; init; }
}

/// <summary>A contact as people may see it.</summary>
public sealed record MaskedContact(string Kind, string Masked, int SharedBy);

/// <summary>One change of an alert: from, to, who (an analyst or "monitor"), when, why.</summary>
public sealed record AlertTransition(AlertState? From, AlertState To, string Who, DateTimeOffset At, string Why)
{
    /// <summary>What the person wrote, with what looks like a contact masked; null when nothing was written or it is deleted by now.</summary>
    public string? Note { get; init; }
}
