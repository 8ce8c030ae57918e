using RiskMonitor.Collecting;

namespace RiskMonitor.Storage.Reading;

/// <summary>How a source last answered. A source that stopped answering must be seen: what it would have brought is missed in silence.</summary>
public sealed record SourceState(string SourceId, DateTimeOffset LastFetchAt, FetchOutcome LastOutcome, string LastReason, DateTimeOffset? LastSuccessAt);
