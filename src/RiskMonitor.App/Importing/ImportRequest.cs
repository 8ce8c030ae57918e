using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;

namespace RiskMonitor.App.Importing;

/// <summary>What `monitor import` was asked for.</summary>
internal sealed record ImportRequest
{
    public required IReadOnlyList<string> Files { get; init; }

    public required bool Reports { get; init; }

    public required AdColumnMap AdMap { get; init; }

    public required ReportColumnMap ReportMap { get; init; }

    /// <summary>Address that a saved page was saved from.</summary>
    public Uri? Url { get; init; }

    /// <summary>What they are filed under.</summary>
    public required string Source { get; init; }

    public required string DataFolder { get; init; }
}
