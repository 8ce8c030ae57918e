using Microsoft.Extensions.Logging;
using RiskMonitor.Ads;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Retention;

/// <summary>
/// Deletes what is due: adverts with their contacts, pages, what is left of campaigns, and evidence files. Runs daily; a run that missed its day deletes more the next.
/// Alerts, their transitions and decisions stay as the record of what people did: names of analysts, times, states and codes. What an analyst wrote
/// (the note of a decision, the reason of a release) is sealed in them and taken out when it is due.
/// </summary>
public sealed partial class RetentionJob
{
    private const int RowsATransaction = 1000;

    private const string Adverts = "DELETE FROM ads WHERE id IN (SELECT id FROM ads WHERE delete_after <= ?2 LIMIT ?1) RETURNING id";

    /// <summary>After the adverts. ?1 is the number of rows a transaction, ?2 the time. In this order: an advert's page is due when no kept advert needs it.</summary>
    private static readonly string[] Steps =
    [
        "DELETE FROM pages WHERE id IN (SELECT id FROM pages WHERE delete_after <= ?2 LIMIT ?1)",
        """
        DELETE FROM campaigns WHERE id IN (SELECT id FROM campaigns c WHERE merged_into IS NULL
            AND NOT EXISTS (SELECT 1 FROM ads a WHERE a.campaign_id = c.id) AND NOT EXISTS (SELECT 1 FROM alerts x WHERE x.campaign_id = c.id) LIMIT ?1)
        """,
        "DELETE FROM campaigns WHERE id IN (SELECT id FROM campaigns m WHERE merged_into IS NOT NULL AND NOT EXISTS (SELECT 1 FROM campaigns c WHERE c.id = m.merged_into) LIMIT ?1)",
        "UPDATE decisions SET sealed_note = NULL, delete_after = NULL WHERE alert_id IN (SELECT alert_id FROM decisions WHERE delete_after <= ?2 LIMIT ?1)",
        "UPDATE alert_transitions SET sealed_note = NULL, delete_after = NULL WHERE id IN (SELECT id FROM alert_transitions WHERE delete_after <= ?2 LIMIT ?1)",
        "DELETE FROM campaign_news WHERE campaign_id IN (SELECT c.id FROM campaigns c WHERE NOT EXISTS (SELECT 1 FROM ads a WHERE a.campaign_id = c.id))",
    ];

    private readonly StoreWriter _writer;
    private readonly EvidenceRetention _evidence;
    private readonly CampaignLinker? _linker;
    private readonly TimeProvider _clock;
    private readonly ILogger<RetentionJob> _logger;

    /// <param name="writer">The store's writer.</param>
    /// <param name="evidence">Deletes files when the rows that need them are gone.</param>
    /// <param name="linker">Forgets what is deleted, so that an advert that comes back is new and not merely seen again; null where nothing is linked.</param>
    /// <param name="clock">Says what is due.</param>
    /// <param name="logger">Counts only.</param>
    internal RetentionJob(StoreWriter writer, EvidenceRetention evidence, CampaignLinker? linker, TimeProvider clock, ILogger<RetentionJob> logger) =>
        (_writer, _evidence, _linker, _clock, _logger) = (writer, evidence, linker, clock, logger);

    /// <summary>Deletes everything due now; gives the number of adverts and pages. Deleted bytes are overwritten, also in the write-ahead log.</summary>
    public async Task<int> DeleteDueAsync(CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow().UtcTicks;
        await _writer.WriteAsync(ReleaseOrphanedPages, cancellationToken);
        var adverts = await DeleteAdvertsAsync(now, cancellationToken);
        var deleted = new int[Steps.Length];
        for (var step = 0; step < Steps.Length; step++)
        {
            var sql = Steps[step];
            deleted[step] = await RepeatAsync(session => session.Execute(sql, RowsATransaction, now), cancellationToken);
        }

        await _evidence.DeleteDueAsync(cancellationToken);
        await _writer.MaintainAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
        LogDeleted(_logger, adverts, deleted[0], deleted[1]);
        return adverts + deleted[0];
    }

    /// <summary>A page that was kept for an advert is due 30 days after its fetch once no kept advert was read from it.</summary>
    private static int ReleaseOrphanedPages(WriteSession session) => session.Execute(
        "UPDATE pages SET delete_after = fetched_at + ?1 WHERE delete_after IS NULL AND NOT EXISTS (SELECT 1 FROM ads a WHERE a.page_id = pages.id AND a.delete_after IS NULL)",
        KeptUntil.NotFlagged.Ticks);

    private async Task<int> DeleteAdvertsAsync(long now, CancellationToken cancellationToken)
    {
        var total = 0;
        List<AdId> deleted;
        do
        {
            // Forgotten only when they are gone for certain. One that is seen in between is found to be gone when that is written, and processed as new.
            deleted = await _writer.WriteAsync(
                session => session.Query(Adverts, row => AdId.Parse(row.GetString(0)), RowsATransaction, now),
                cancellationToken,
                committed: Forget);
            total += deleted.Count;
        }
        while (deleted.Count >= RowsATransaction);
        return total;
    }

    private void Forget(List<AdId> adverts)
    {
        foreach (var id in adverts)
            _linker?.Forget(id);
    }

    /// <summary>A thousand rows at a time, so that collecting is never held up for long.</summary>
    private async Task<int> RepeatAsync(Func<WriteSession, int> step, CancellationToken cancellationToken)
    {
        var total = 0;
        int deleted;
        do
        {
            deleted = await _writer.WriteAsync(step, cancellationToken);
            total += deleted;
        }
        while (deleted >= RowsATransaction);
        return total;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Deleted what was due: {Ads} adverts, {Pages} pages, {Campaigns} campaigns")]
    private static partial void LogDeleted(ILogger logger, int ads, int pages, int campaigns);
}
