namespace RiskMonitor.Collecting.Archiving;

/// <summary>
/// Evidence from the first byte: every answer is written here before anyone reads it. In service WARC 1.1 files (ISO 28500:2017) of one source and one day (UTC).
/// </summary>
public interface IPageArchive
{
    /// <summary>Appends request, response (or revisit, when the same file has the same payload of the same address) and metadata; of a rendering, a conversion record and metadata. When it returns, killing the process loses nothing of it.</summary>
    /// <exception cref="IOException">The disk is full or the folder cannot be written. Nothing half-written is left.</exception>
    ValueTask<ArchivedAt> AppendAsync(HttpExchange exchange, FetchNote note, CancellationToken cancellationToken);

    /// <summary>The response that stands there, a revisit resolved; null when its file was deleted or it is not whole.</summary>
    ValueTask<ArchivedResponse?> ReadAsync(ArchivedAt at, CancellationToken cancellationToken);

    /// <summary>At the end of a run: puts what was appended for the source on the disk, so that a loss of power loses nothing of it either.</summary>
    ValueTask FlushAsync(string sourceId, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

/// <summary>A response read back from the archive.</summary>
/// <param name="Exchange">As it was appended; for a revisit with the payload of what it points to.</param>
/// <param name="Note">What stood beside it.</param>
public sealed record ArchivedResponse(HttpExchange Exchange, FetchNote Note)
{
    /// <summary>For a revisit: the exchange it points to; for a rendering: what it was made of, when that is still there. After a 304 the payload's Content-Type and Content-Encoding are in its headers.</summary>
    public HttpExchange? Original { get; init; }
}
