using System.Collections.Immutable;

namespace RiskMonitor.Collecting;

/// <summary>One finished run over a source: when, and how many pages of which outcome went into the flow.</summary>
public sealed record SourceRun
{
    public required string SourceId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    public ImmutableSortedDictionary<FetchOutcome, int> Outcomes { get; init; } = ImmutableSortedDictionary<FetchOutcome, int>.Empty;

    public int Pages => Outcomes.Values.Sum();
}
