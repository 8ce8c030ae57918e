using RiskMonitor.Ads.Reports;

namespace RiskMonitor.Storage.Reading;

/// <summary>What analysts may see of a report: when, where and how. Its text, contacts and link are need-to-know.</summary>
public sealed record ReportLine(DateOnly Date, string? State, string? Municipality, ReportWay Way);
