namespace RiskMonitor.Collecting.Health;

/// <summary>The last runs of a source, oldest first, and when one last read a page, however long ago.</summary>
public sealed record SourceHistory(IReadOnlyList<PastRun> Runs, DateTimeOffset? LastSuccessAt)
{
    public static SourceHistory None { get; } = new([], null);
}
