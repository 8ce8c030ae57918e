using System.Collections.Immutable;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Collecting;
using RiskMonitor.Enriching;
using RiskMonitor.Extracting;
using RiskMonitor.Linking;
using RiskMonitor.Triaging;

namespace RiskMonitor;

/// <summary>
/// The flow, stage by stage, in order. A stage knows the ones above it and never one below;
/// FlowOrderTests fails when that is broken. Shapes shared by all of them are in Ads/.
/// </summary>
public static class RiskFlow
{
    public static ImmutableArray<FlowStage> Stages { get; } =
    [
        new("Collecting", Makes: typeof(FetchedPage), "asks public pages politely: robots, delay per host, limits"),
        new("Extracting", Makes: typeof(ExtractedAd), "finds the adverts on a page: JSON-LD, page objects, platform JSON"),
        new("Enriching", Makes: typeof(EnrichedAd), "reads language, contacts, pay, places and graded indicators"),
        new("Linking", Makes: typeof(LinkedAd), "joins near-copies and shared contacts into campaigns"),
        new("Classifying", Makes: typeof(ScoredAd), "scores three heads, with reasons that add up to the score"),
        new("Alerts", Makes: typeof(Alert), "makes one alert a campaign and orders the work"),
        new("Triaging", Makes: typeof(TriageDecision), "lets a person claim, read and decide, with a reason"),
    ];
}

/// <summary>A stage: its folder and namespace, the record it makes, and what it does.</summary>
public sealed record FlowStage(string Folder, Type Makes, string Does);
