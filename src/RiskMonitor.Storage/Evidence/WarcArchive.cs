using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Storage.Evidence;

/// <summary>
/// <see cref="IPageArchive"/> in WARC 1.1 files of one source and one day (UTC). Files in use stay open, a few dozen at most;
/// a file that is closed, because its day is over or others are wanted, is put on the disk first.
/// </summary>
internal sealed partial class WarcArchive(EvidenceFolder folder, TimeProvider clock, ILogger<WarcArchive> logger) : IPageArchive, IDisposable
{
    private const int MostOpen = 32;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);

    private readonly Lock _turn = new();
    private readonly Dictionary<string, DayFile> _open = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<ExchangeWriter> _writers = [];

    public ValueTask<ArchivedAt> AppendAsync(HttpExchange exchange, FetchNote note, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(note);
        cancellationToken.ThrowIfCancellationRequested();
        var name = EvidenceFolder.RawName(note.SourceId, DateOnly.FromDateTime(exchange.StartedAt.UtcDateTime));
        if (!_writers.TryTake(out var writer))
            writer = new ExchangeWriter();
        var file = Take(name);
        try
        {
            return ValueTask.FromResult(exchange.RenderedFrom is { } from ? file.AppendRendering(writer, exchange, note, IdOf(from, name)) : file.Append(writer, exchange, note));
        }
        finally
        {
            GiveBack(file);
            if (writer.IsModest)
                _writers.Add(writer);
            else
                writer.Dispose();
        }
    }

    public ValueTask<ArchivedResponse?> ReadAsync(ArchivedAt at, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var file = folder.TryOpenForReading(at.File);
        return ValueTask.FromResult(file is null ? null : ExchangeReader.TryRead(file, at.Offset)?.Read);
    }

    public ValueTask FlushAsync(string sourceId, CancellationToken cancellationToken)
    {
        lock (_turn)
        {
            foreach (var file in _open.Values.Where(file => file.Name.StartsWith($"{EvidenceFolder.Raw}/{sourceId}/", StringComparison.Ordinal)))
                file.Flush();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Lets go of files that rest, so that they can be deleted.</summary>
    public void CloseResting()
    {
        lock (_turn)
            Close([.. _open.Values.Where(file => file.Users == 0 && clock.GetUtcNow() - file.UsedAt >= Idle)]);
    }

    public void Dispose()
    {
        lock (_turn)
            Close(_open.Values.ToList());
    }

    /// <summary>Records point to records of their own file only.</summary>
    private Guid? IdOf(ArchivedAt at, string name)
    {
        if (at.File != name)
            return null;
        using var file = folder.TryOpenForReading(name);
        return file is null ? null : WarcRecord.TryRead(file, at.Offset)?.Id;
    }

    private DayFile Take(string name)
    {
        lock (_turn)
        {
            var now = clock.GetUtcNow();
            if (!_open.TryGetValue(name, out var file))
            {
                Close(Unused(now, name));
                file = DayFile.Open(folder, name, now);
                _open.Add(name, file);
                if (file.Cut > 0)
                    LogCut(logger, name, file.Cut);
            }

            file.Users++;
            file.UsedAt = now;
            return file;
        }
    }

    private void GiveBack(DayFile file)
    {
        lock (_turn)
            file.Users--;
    }

    /// <summary>Files of the same source's other days, those that rest, and when there are too many the one that rested longest.</summary>
    private List<DayFile> Unused(DateTimeOffset now, string wanted)
    {
        var source = wanted[..(wanted.LastIndexOf('/') + 1)];
        var free = _open.Values.Where(file => file.Users == 0).ToList();
        var resting = free.Where(file => now - file.UsedAt >= Idle || file.Name.StartsWith(source, StringComparison.Ordinal)).ToList();
        return resting.Count == 0 && _open.Count >= MostOpen && free.MinBy(file => file.UsedAt) is { } oldest ? [oldest] : resting;
    }

    private void Close(List<DayFile> files)
    {
        foreach (var file in files)
        {
            _open.Remove(file.Name);
            using (file)
                file.Flush();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} ended in {Bytes} bytes of an exchange that was not written to its end; they were cut off")]
    private static partial void LogCut(ILogger logger, string file, long bytes);
}
