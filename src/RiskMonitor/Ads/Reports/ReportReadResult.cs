namespace RiskMonitor.Ads.Reports;

/// <summary>What one line of a file of reports gave: a report, or the reason it was rejected.</summary>
/// <param name="Line">1-based line of the file where the report starts.</param>
/// <param name="Report">The report, or null when the line was rejected.</param>
/// <param name="Rejection">Where ("FILE:LINE") and why, or null when there is a report.</param>
public sealed record ReportReadResult(int Line, Report? Report, Rejection? Rejection);
