using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RiskMonitor.Storage.Evidence;

namespace RiskMonitor.Storage.Retention;

/// <summary>
/// Deletes whole evidence files when they are due, each with a line in <c>deleted.jsonl</c> that is on the disk before the file is gone.
/// A raw file that a case file still has to be copied from waits.
/// </summary>
internal sealed partial class EvidenceRetention(
    EvidenceFolder folder, CaseFiles cases, WarcArchive archive, StoreFile store, TimeProvider clock, ILogger<EvidenceRetention> logger)
{
    private const string Certificates = "deleted.jsonl";
    private const string RawIsDue = "raw: thirty days after its day";
    private const string CaseIsDue = "case: its campaign was not found relevant and its adverts were deleted";

    /// <summary>After the adverts: a case file goes with them. Gives the number of files.</summary>
    public async Task<int> DeleteDueAsync(CancellationToken cancellationToken)
    {
        await cases.CopyDueAsync(cancellationToken);
        archive.CloseResting();
        var waiting = Names(
            """
            SELECT p.archive_file FROM case_pages c JOIN pages p ON p.id = c.page_id WHERE c.state IN ('Due', 'HashDue')
            UNION SELECT p.confirmed_file FROM case_pages c JOIN pages p ON p.id = c.page_id WHERE c.state IN ('Due', 'HashDue') AND p.confirmed_file IS NOT NULL
            """);
        var deleted = 0;
        foreach (var name in folder.RawFiles().Where(IsDue).ToList())
        {
            if (waiting.Contains(name))
                LogWaits(logger, name);
            else
                deleted += Delete(name, RawIsDue);
        }

        // Alerts are few; each has one file at most.
        var over = Names(
            """
            SELECT x.id FROM alerts x JOIN campaigns c ON c.id = x.campaign_id
            WHERE c.outcome NOT IN ('Open', 'Relevant') AND NOT EXISTS (SELECT 1 FROM ads a WHERE a.campaign_id = c.id)
            """);
        foreach (var alert in over)
            deleted += Delete(EvidenceFolder.CaseName(Alerts.AlertId.Parse(alert)), CaseIsDue);
        if (deleted > 0)
            LogDeleted(logger, deleted);
        return deleted;
    }

    private bool IsDue(string name) =>
        EvidenceFolder.DayOf(name) is { } day && new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) + KeptUntil.NotFlagged <= clock.GetUtcNow();

    private int Delete(string name, string why)
    {
        using (var file = folder.TryOpenForReading(name))
        {
            if (file is null)
                return 0;
            var dates = WarcWalk.Starts(file).Where(record => record.Type != WarcName.Warcinfo).Select(record => WarcName.ParseDate(record.Field(WarcName.Date))).Order().ToList();
            file.Position = 0;
            Certify(new DeletedFile(name, Convert.ToHexStringLower(SHA256.HashData(file)), file.Length, dates.FirstOrDefault(), dates.LastOrDefault(), clock.GetUtcNow(), why));
        }

        File.Delete(folder.TryResolve(name)!);
        return 1;
    }

    private void Certify(DeletedFile deleted)
    {
        using var lines = folder.OpenList(Certificates);
        lines.Write([.. JsonSerializer.SerializeToUtf8Bytes(deleted, EvidenceJson.Default.DeletedFile), (byte)'\n']);
        lines.Flush(flushToDisk: true);
    }

    private HashSet<string> Names(string sql)
    {
        using var connection = store.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} is due, but a case file still has to be copied from it; it is kept until then")]
    private static partial void LogWaits(ILogger logger, string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted {Files} evidence files that were due; deleted.jsonl names them")]
    private static partial void LogDeleted(ILogger logger, int files);
}
