using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Triaging;

namespace RiskMonitor.Web.Api;

/// <summary>A page of alerts, highest priority first, and how many match in all.</summary>
internal sealed record AlertPage(int Total, int Skip, int Take, IReadOnlyList<AlertSummary> Alerts);

/// <summary>A campaign at a glance. All text is masked.</summary>
internal sealed record AlertSummary(
    string Id, string Campaign, RiskCategory Category, RiskBand Band, AlertState State, double Priority, bool Escalated,
    string Headline, int Ads, int Contacts, int Places, DateTimeOffset OpenedAt, string? ClaimedBy)
{
    public static AlertSummary Of(AlertRow row) => new(
        row.Id.ToString(), row.Campaign.ToString(), row.Category, row.Band, row.State, row.Priority, row.Escalated,
        row.Headline, row.Ads, row.Contacts, row.Places, row.OpenedAt, row.ClaimedBy);
}

/// <summary>An alert with the summands of its priority, its campaign's adverts and its history. Evidence counts what the campaign has brought: send it with the decision.</summary>
internal sealed record AlertView(
    AlertSummary Alert, long Evidence, PriorityView Priority, IReadOnlyList<string> Escalations, IReadOnlyList<AdvertView> Ads, IReadOnlyList<TransitionView> History,
    ReportsView Reports)
{
    public static AlertView Of(AlertDetail detail) => new(
        AlertSummary.Of(detail.Row),
        detail.Evidence,
        new(detail.Priority.Escalation, detail.Priority.Risk, detail.Priority.Freshness, detail.Priority.Waiting, detail.Priority.Total),
        detail.Escalations,
        [.. detail.Ads.Select(AdvertView.Of)],
        [.. detail.History.Select(step => new TransitionView(step.From, step.To, step.Who, step.At, step.Why, step.Note))],
        new(detail.ReportCount, [.. detail.Reports]));
}

/// <summary>How many reports name a contact of the campaign's adverts, and when, where and how the newest of them. What they say is need-to-know.</summary>
internal sealed record ReportsView(int Count, IReadOnlyList<ReportLine> Newest);

/// <summary>The priority formula's summands (contracts.md) and their sum.</summary>
internal sealed record PriorityView(double Escalation, double Risk, double Freshness, double Waiting, double Total);

/// <summary>An advert with every contact masked by the same number of characters; spans count UTF-16 code units.</summary>
internal sealed record AdvertView(
    string Id, string? Title, string Body, string? Location, string? Salary, string? Company, AdChannel Channel, string? Url, AdLanguage Lang,
    DateTimeOffset? PostedAt, DateTimeOffset CollectedAt, string Source, ScoreStatus Status, RiskCategory Category, RiskBand Band,
    HeadValues<double?> Scores, HeadValues<ScoreBasis> Basis, IReadOnlyList<ReasonView> ReasonsFor, IReadOnlyList<ReasonView> ReasonsAgainst,
    IReadOnlyList<LinkView> Why, IReadOnlyList<ContactView> Contacts, string Model, string Policy)
{
    public static AdvertView Of(CampaignAd item) => new(
        item.Ad.Id.ToString(), item.Ad.Title, item.Ad.Body, item.Ad.Location, item.Ad.Salary, item.Ad.Company, item.Ad.Channel, item.Ad.Url, item.Ad.Lang,
        item.Ad.PostedAt, item.CollectedAt, item.SourceId, item.Status, item.Category, item.Band,
        item.Scores, item.Basis, [.. item.ReasonsFor.Select(ReasonView.Of)], [.. item.ReasonsAgainst.Select(ReasonView.Of)],
        [.. item.Why.Select(link => new LinkView(link.Kind, link.With.ToString(), link.Strength))],
        [.. item.Contacts.Select(contact => new ContactView(contact.Kind, contact.Masked, contact.SharedBy))], item.Model, item.Policy);
}

/// <summary>A summand of a head's logit; field null for derived and network indicators.</summary>
internal sealed record ReasonView(RiskHead Head, ReasonKind Kind, string Id, string? Grade, double Weight, AdField? Field, int Start, int Length, string? Text, int? Count)
{
    public static ReasonView Of(Reason reason) => new(
        reason.Head, reason.Kind, reason.Id, reason.Grade, reason.Weight, reason.Field, reason.Start, reason.Length, reason.Text, reason.Count);
}

internal sealed record LinkView(LinkKind Kind, string With, double Strength);

/// <summary>A masked contact and how many adverts of the campaign share it.</summary>
internal sealed record ContactView(string Kind, string Masked, int SharedBy);

internal sealed record TransitionView(AlertState? From, AlertState To, string Who, DateTimeOffset At, string Why, string? Note);

/// <summary>A claim; send its fencing token with every write on the alert.</summary>
internal sealed record LeaseView(string Alert, string Analyst, long FencingToken, DateTimeOffset ExpiresAt)
{
    public static LeaseView Of(AlertLease lease) => new(lease.Alert.ToString(), lease.Analyst, lease.FencingToken, lease.ExpiresAt);
}

/// <summary>Body of a claim; nothing has to be said.</summary>
internal sealed record ClaimRequest;

/// <summary>Body of a heartbeat and of a release.</summary>
internal sealed record TokenRequest(long? FencingToken, string? Reason);

/// <summary>Body of a decision. Evidence: the alert's as it was read; without it, what there was at the claim.</summary>
internal sealed record DecisionRequest(long? FencingToken, TriageVerdict? Verdict, TriageReason? Reason, string? Note, long? Evidence);

/// <summary>Adverts that could not be scored, never dismissed.</summary>
internal sealed record UnscoredPage(int Skip, int Take, IReadOnlyList<UnscoredView> Ads);

internal sealed record UnscoredView(string Id, string Campaign, ScoreStatus Status, AdLanguage Lang, string Headline, string Source, DateTimeOffset CollectedAt)
{
    public static UnscoredView Of(UnscoredRow row) => new(
        row.Id.ToString(), row.Campaign.ToString(), row.Status, row.Lang, row.Headline, row.SourceId, row.CollectedAt);
}

/// <summary>Totals of the store and of the queue.</summary>
internal sealed record CountsView(StoreCounts Store, int Ready, int Claimed);
