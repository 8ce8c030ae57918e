using Microsoft.Data.Sqlite;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.Storage.Crawling;

/// <summary>The runs of crawl.db.</summary>
internal sealed class RunHistory(CrawlFile file) : IRunHistory
{
    public ValueTask<SourceHistory> ReadAsync(string sourceId, int mostRuns, CancellationToken cancellationToken) => ValueTask.FromResult(file.Read(session =>
    {
        // Of a run that ended, only pages that are not yet in the store have an entry left, and addresses that were put off.
        var runs = session.Query(
            """
            SELECT started_at, COALESCE(tried_at, ended_at, started_at), ended_at, because, asked, not_due, fetched, not_modified, disallowed, failed, refused, blocked,
                ad_pages, ads, new_ads, took_ms, unanswered_in_a_row, blocked_in_a_row, last_success_at,
                ended_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM frontier WHERE frontier.run = runs.id AND frontier.state = 'Fetched')
            FROM runs WHERE source_id = ?1 ORDER BY id DESC LIMIT ?2
            """,
            Run,
            sourceId,
            mostRuns);
        runs.Reverse();
        var last = session.Scalar("SELECT MAX(last_success_at) FROM runs WHERE source_id = ?1", sourceId);
        return new SourceHistory(runs, last is long ticks ? At(ticks) : null);
    }));

    private static PastRun Run(SqliteDataReader row) => new()
    {
        StartedAt = At(row.GetInt64(0)),
        TriedAt = At(row.GetInt64(1)),
        EndedAt = row.IsDBNull(2) ? null : At(row.GetInt64(2)),
        Because = row.IsDBNull(3) ? null : row.GetString(3),
        Asked = row.GetInt32(4),
        NotDue = row.GetInt32(5),
        Fetched = row.GetInt32(6),
        NotModified = row.GetInt32(7),
        Disallowed = row.GetInt32(8),
        Failed = row.GetInt32(9),
        Refused = row.GetInt32(10),
        Blocked = row.GetInt32(11),
        AdPages = row.GetInt32(12),
        Ads = row.GetInt32(13),
        NewAds = row.GetInt32(14),
        Took = TimeSpan.FromMilliseconds(row.GetInt64(15)),
        UnansweredInARow = row.GetInt32(16),
        BlockedInARow = row.GetInt32(17),
        LastSuccessAt = row.IsDBNull(18) ? null : At(row.GetInt64(18)),
        IsCounted = row.GetBoolean(19),
    };

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
