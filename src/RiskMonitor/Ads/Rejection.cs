namespace RiskMonitor.Ads;

/// <summary>An item that was set aside: where it was (file and line, or URL) and why, in words an operator can act on.</summary>
public sealed record Rejection(string Where, string Reason);
