namespace RiskMonitor.Web.Analysts;

/// <summary>Who looks at a page, by the name they chose; null until they chose one.</summary>
public sealed record Visitor(AnalystName? Name);
