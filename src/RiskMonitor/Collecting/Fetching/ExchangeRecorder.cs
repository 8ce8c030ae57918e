using Microsoft.Extensions.Logging;
using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Collecting.Fetching;

/// <summary>Puts answers into the archive before anyone reads them. While the disk is full the crawl waits here, and goes on by itself.</summary>
internal sealed partial class ExchangeRecorder(IPageArchive? archive, TimeProvider clock, ILogger<ExchangeRecorder> logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Where the answer stands; null when there was none, or there is no archive.</summary>
    public async ValueTask<ArchivedAt?> KeepAsync(Source source, HttpAnswer answer, long run, RobotsNote? robots, PageRole? role, CancellationToken cancellationToken)
    {
        if (archive is null || answer.Exchange is not { } exchange)
            return null;
        var note = new FetchNote(source.Id, run, answer.Outcome, answer.Reason, robots) { Role = role };
        for (var wait = TimeSpan.FromMilliseconds(200); ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                return await archive.AppendAsync(exchange, note, cancellationToken);
            }
            catch (IOException full)
            {
                LogWaiting(full, source.Id);
            }

            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    public async ValueTask<ArchivedResponse?> FindAsync(ArchivedAt? at, CancellationToken cancellationToken) =>
        archive is not null && at is { } there ? await archive.ReadAsync(there, cancellationToken) : null;

    /// <summary>What the disk refuses now is on it a little later; nothing was lost meanwhile.</summary>
    public async ValueTask FlushAsync(Source source, CancellationToken cancellationToken)
    {
        try
        {
            if (archive is not null)
                await archive.FlushAsync(source.Id, cancellationToken);
        }
        catch (IOException fault)
        {
            LogWaiting(fault, source.Id);
        }
    }

    [LoggerMessage(LogLevel.Error, "Source {Source}: evidence cannot be written (disk full or folder unwritable); the crawl waits and tries again")]
    private partial void LogWaiting(Exception fault, string source);
}
