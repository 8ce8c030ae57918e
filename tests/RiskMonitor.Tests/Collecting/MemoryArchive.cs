using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Tests.Collecting;

/// <summary>An archive as long as the test lives.</summary>
internal sealed class MemoryArchive : IPageArchive
{
    public List<ArchivedResponse> Kept { get; } = [];

    public ValueTask<ArchivedAt> AppendAsync(HttpExchange exchange, FetchNote note, CancellationToken cancellationToken)
    {
        Kept.Add(new ArchivedResponse(exchange, note));
        return ValueTask.FromResult(new ArchivedAt("raw/memory.warc.gz", Kept.Count - 1));
    }

    public ValueTask<ArchivedResponse?> ReadAsync(ArchivedAt at, CancellationToken cancellationToken) =>
        ValueTask.FromResult(at.Offset < Kept.Count ? Kept[(int)at.Offset] : null);
}
