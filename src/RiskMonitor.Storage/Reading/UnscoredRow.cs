using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Reading;

/// <summary>An advert that could not be scored; listed, never dismissed. Text is masked.</summary>
public sealed record UnscoredRow(AdId Id, CampaignId Campaign, ScoreStatus Status, AdLanguage Lang, string Headline, string SourceId, DateTimeOffset CollectedAt);
