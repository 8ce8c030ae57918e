using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Records;

namespace RiskMonitor.Storage.Writing;

/// <summary>What of a report may stand in the clear: date, place and way. Its text is need-to-know, and so are the words that its score comes from.</summary>
internal static class SealedReport
{
    /// <summary>The report's row.</summary>
    public static ReportRecord RecordOf(AdId id, Report report, IContactSealer sealer, DateTimeOffset receivedAt) => new()
    {
        AdId = id,
        ReportedOn = report.Date,
        State = Safe(report.State),
        Municipality = Safe(report.Municipality),
        Way = report.Way,
        ReceivedAt = receivedAt,
        SealedReport = sealer.Seal(ReportJson.Serialize(report)),
    };

    /// <summary>The advert without its text and link.</summary>
    public static Ad TextlessOf(Ad ad, Report report) => new()
    {
        Id = ad.Id,
        Body = "",
        Location = Safe(report.Place),
        Channel = ad.Channel,
        Lang = ad.Lang,
        PostedAt = ad.PostedAt,
    };

    /// <summary>Indicators without their place in the text; words not at all.</summary>
    public static ImmutableArray<Reason> WordlessOf(ImmutableArray<Reason> reasons) =>
        [.. reasons.Where(reason => reason.Kind == ReasonKind.Indicator).Select(reason => reason with { Field = null, Start = 0, Length = 0, Text = null }).Distinct()];

    /// <summary>What the words left out add to a head goes to its other summands, so that the sum stays the logit.</summary>
    public static ImmutableSortedDictionary<string, HeadLogit> HeadsOf(ScoredAd scored)
    {
        var words = scored.ReasonsFor.Concat(scored.ReasonsAgainst).Where(reason => reason.Kind == ReasonKind.Term).ToLookup(reason => reason.Head, reason => reason.Weight);
        return scored.Heads.ToImmutableSortedDictionary(
            head => head.Key,
            head => Enum.TryParse<RiskHead>(head.Key, ignoreCase: true, out var name) ? head.Value with { Other = head.Value.Other + words[name].Sum() } : head.Value,
            StringComparer.Ordinal);
    }

    private static string? Safe(string? text) => text is null ? null : SafeText.Hide(text);
}
