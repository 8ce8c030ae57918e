using RiskMonitor.Alerts;
using RiskMonitor.Linking;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage.Records;

/// <summary>The one decision on an alert. The analyst's note is sealed: people write down what they read.</summary>
internal sealed class DecisionRecord
{
    public required AlertId AlertId { get; set; }

    public required CampaignId CampaignId { get; set; }

    public required string Analyst { get; set; }

    public required long FencingToken { get; set; }

    public required TriageVerdict Verdict { get; set; }

    public required TriageReason Reason { get; set; }

    public byte[]? SealedNote { get; set; }

    /// <summary>When the note is due; null while the campaign waits for people or was found relevant.</summary>
    public DateTimeOffset? DeleteAfter { get; set; }

    public required DateTimeOffset DecidedAt { get; set; }
}
