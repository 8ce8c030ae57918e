using RiskMonitor.Collecting.Health;

namespace RiskMonitor.EndToEnd.Tests.ConsoleUi.Fixtures;

/// <summary>Sources of the console's tests: what a test lists, or none.</summary>
internal sealed class MemorySources : ISourceOverview
{
    public List<SourceReport> Reports { get; } = [];

    /// <summary>Set to make the history fail as it does when the disk is away.</summary>
    public bool Away { get; set; }

    public Task<IReadOnlyList<SourceReport>> ReadAsync(CancellationToken cancellationToken) =>
        Away ? Task.FromException<IReadOnlyList<SourceReport>>(new IOException("the disk is away")) : Task.FromResult<IReadOnlyList<SourceReport>>(Reports);
}
