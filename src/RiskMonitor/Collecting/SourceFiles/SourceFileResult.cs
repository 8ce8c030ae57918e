using System.Collections.Immutable;

namespace RiskMonitor.Collecting.SourceFiles;

/// <summary>What one file gave: a source, or why it is off, or what is wrong with it.</summary>
internal sealed record SourceFileResult
{
    public required string File { get; init; }

    public string? Id { get; init; }

    public int IdLine { get; init; }

    public Source? Source { get; init; }

    public string? OffBecause { get; init; }

    public ImmutableArray<SourceProblem> Problems { get; init; } = [];
}
