namespace RiskMonitor.Collecting.Health;

/// <summary>What is remembered of the runs of sources.</summary>
public interface IRunHistory
{
    /// <exception cref="IOException">It cannot be read now.</exception>
    ValueTask<SourceHistory> ReadAsync(string sourceId, int mostRuns, CancellationToken cancellationToken);
}
