namespace RiskMonitor.Collecting;

/// <summary>A source whose file is in order but which is not run, and why.</summary>
public sealed record SwitchedOffSource(string Id, string File, string Reason);
