using System.Text.Json.Serialization;

namespace RiskMonitor.Collecting.Html;

/// <summary>What another process found on a list page; its addresses are checked again here.</summary>
internal sealed record ListAnswer(
    [property: JsonRequired] string? Problem,
    [property: JsonRequired] string[] Ads,
    [property: JsonRequired] string? Next);
