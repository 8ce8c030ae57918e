using System.Collections.Immutable;

namespace RiskMonitor.Collecting.Health;

/// <summary>A configured source and how it stands.</summary>
public sealed record SourceReport
{
    /// <summary>Its id; the name of its file when that cannot be used.</summary>
    public required string Id { get; init; }

    public required SourceUse Use { get; init; }

    /// <summary>Why it is not run; null for one that is.</summary>
    public string? Why { get; init; }

    /// <summary>Time between two runs; null for one that is not run.</summary>
    public TimeSpan? Period { get; init; }

    /// <summary>When it last gave a page that could be read.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>The newest first, ten at most.</summary>
    public ImmutableArray<PastRun> Runs { get; init; } = [];

    public ImmutableArray<SourceAlarm> Alarms { get; init; } = [];
}
