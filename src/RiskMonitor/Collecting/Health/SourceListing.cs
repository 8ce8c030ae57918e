namespace RiskMonitor.Collecting.Health;

/// <summary>What is configured, and what whoever schedules it knows of its pace.</summary>
/// <param name="Catalog">The source files.</param>
/// <param name="Period">Time between two runs of a source, or the longest that comes up after a time.</param>
public sealed record SourceListing(SourceCatalog Catalog, Func<Source, DateTimeOffset, TimeSpan> Period);
