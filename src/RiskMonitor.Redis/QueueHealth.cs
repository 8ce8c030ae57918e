using System.Collections.Immutable;

namespace RiskMonitor.Redis;

/// <summary>The queue's server as it stands, for doctor and the log.</summary>
public sealed record QueueHealth
{
    /// <summary>Address without secrets, or "inside this process".</summary>
    public required string Address { get; init; }

    /// <summary>Null when the server does not answer; then nothing else is known.</summary>
    public string? Version { get; init; }

    /// <summary>Whether the server keeps an append-only file; null when it does not say.</summary>
    public bool? AppendOnly { get; init; }

    /// <summary>What it does when its memory is full, such as noeviction; null when it does not say.</summary>
    public string? Eviction { get; init; }

    public int Ready { get; init; }

    public int Claimed { get; init; }

    /// <summary>What to change and how, one sentence each; empty when all is well.</summary>
    public ImmutableArray<string> Advice { get; init; } = [];

    public bool Answers => Version is not null;
}
