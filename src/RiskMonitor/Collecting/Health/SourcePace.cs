namespace RiskMonitor.Collecting.Health;

/// <summary>How often a source is to run.</summary>
/// <param name="Period">Time between two runs; for one that runs by a calendar, the longest that comes up.</param>
/// <param name="WatchedSince">From when on it should have run; before this nothing is overdue that never ran.</param>
public sealed record SourcePace(TimeSpan Period, DateTimeOffset WatchedSince);
