using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using RiskMonitor.Alerts;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Storage.Records;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Evidence;

/// <summary>
/// Works off what the store says is due in case files. Runs beside the flow: a failure leaves a page due and holds nothing up.
/// A page is written down as copied only when its records are on the disk.
/// </summary>
internal sealed partial class CaseFiles(EvidenceFolder folder, StoreFile store, StoreWriter writer, TimeProvider clock, ILogger<CaseFiles> logger) : IDisposable
{
    private const int MostAtOnce = 500;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Says that pages are due.</summary>
    public void Nudge() => _due.Writer.TryWrite(true);

    /// <summary>Waits until pages became due after the last copying began.</summary>
    public Task<bool> WaitAsync(CancellationToken cancellationToken) => _due.Reader.WaitToReadAsync(cancellationToken).AsTask();

    /// <summary>Copies everything due; gives the number of pages done. What the disk or the store refuses stays due.</summary>
    public async Task<int> CopyDueAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _due.Reader.TryRead(out _);
            TakeInMerged();
            var done = 0;
            while (await CopySomeAsync(cancellationToken) is > 0 and var copied)
                done += copied;
            return done;
        }
        catch (Exception fault) when (StoreFaults.IsAway(fault))
        {
            LogLater(logger, fault);
            return 0;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<int> CopySomeAsync(CancellationToken cancellationToken)
    {
        var due = Due();
        foreach (var alert in due.GroupBy(page => page.Alert))
        {
            var results = Copy(alert.Key, alert);
            await writer.WriteAsync(
                session => results.Sum(result => session.Execute(
                    "UPDATE case_pages SET state = ?3 WHERE alert_id = ?1 AND page_id = ?2 AND state IN ('Due', 'HashDue')", alert.Key.ToString(), result.Page, result.State.ToString())),
                cancellationToken);
            if (results.Count(result => result.State == CasePageState.Missing) is > 0 and var missing)
                LogMissing(logger, alert.Key, missing);
        }

        return due.Count;
    }

    private List<(long Page, CasePageState State)> Copy(AlertId alert, IEnumerable<DuePage> pages)
    {
        var isNew = !File.Exists(folder.TryResolve(EvidenceFolder.CaseName(alert)));
        using var file = CaseFile.Open(folder, alert, clock);
        if (isNew)
        {
            // An earlier alert of the campaign may have copied what is deleted elsewhere by now.
            foreach (var earlier in Alerts("SELECT e.id FROM alerts e JOIN alerts a ON a.campaign_id = e.campaign_id WHERE a.id = ?1 AND e.id <> ?1 AND e.merged_into IS NULL", alert))
                file.TakeIn(earlier);
        }

        var results = pages.Select(page => (page.Page, page.HashOnly
            ? file.CopyHash(page.At) ? CasePageState.HashOnly : CasePageState.Missing
            : file.Copy(page.At) && (page.ConfirmedAt is not { } confirmed || file.Copy(confirmed)) ? CasePageState.Copied : CasePageState.Missing)).ToList();
        file.Flush();
        return results;
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>The file of an alert that was closed for an older one goes into the older one's.</summary>
    private void TakeInMerged()
    {
        foreach (var closed in Alerts("SELECT id FROM alerts WHERE merged_into IS NOT NULL"))
        {
            if (folder.TryResolve(EvidenceFolder.CaseName(closed)) is not { } path || !File.Exists(path))
                continue;
            var into = Alerts(
                """
                WITH RECURSIVE chain (id, next) AS (SELECT id, merged_into FROM alerts WHERE id = ?1 UNION SELECT a.id, a.merged_into FROM alerts a JOIN chain ON a.id = chain.next)
                SELECT id FROM chain WHERE next IS NULL
                """,
                closed)[0];
            using (var file = CaseFile.Open(folder, into, clock))
            {
                file.TakeIn(closed);
                file.Flush();
            }

            File.Delete(path);
        }
    }

    private List<DuePage> Due()
    {
        using var connection = store.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT c.alert_id, c.page_id, p.archive_file, p.archive_offset, c.state = 'HashDue', p.confirmed_file, p.confirmed_offset FROM case_pages c JOIN pages p ON p.id = c.page_id
            WHERE c.state IN ('Due', 'HashDue') ORDER BY c.alert_id, p.archive_file, p.archive_offset LIMIT ?1
            """;
        command.Parameters.Add(new SqliteParameter("?1", MostAtOnce));
        using var reader = command.ExecuteReader();
        var due = new List<DuePage>();
        while (reader.Read())
            due.Add(new DuePage(AlertId.Parse(reader.GetString(0)), reader.GetInt64(1), Place(reader, 2)!.Value, reader.GetBoolean(4), Place(reader, 5)));
        return due;
    }

    private List<AlertId> Alerts(string sql, AlertId? parameter = null)
    {
        using var connection = store.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (parameter is { } alert)
            command.Parameters.Add(new SqliteParameter("?1", alert.ToString()));
        using var reader = command.ExecuteReader();
        var found = new List<AlertId>();
        while (reader.Read())
            found.Add(AlertId.Parse(reader.GetString(0)));
        return found;
    }

    private static ArchivedAt? Place(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : new ArchivedAt(row.GetString(column), row.GetInt64(column + 1));

    /// <param name="Alert">Whose file it goes into.</param>
    /// <param name="Page">Its row.</param>
    /// <param name="At">The answer with its body.</param>
    /// <param name="HashOnly">No word of it is copied.</param>
    /// <param name="ConfirmedAt">The answer that found it unchanged, which shows when it was still there.</param>
    private sealed record DuePage(AlertId Alert, long Page, ArchivedAt At, bool HashOnly, ArchivedAt? ConfirmedAt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Case files could not be written; what is due stays due")]
    private static partial void LogLater(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Case file of alert {Alert}: the records of {Pages} pages are gone or damaged")]
    private static partial void LogMissing(ILogger logger, AlertId alert, int pages);
}
