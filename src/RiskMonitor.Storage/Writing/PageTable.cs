using RiskMonitor.Storage.Retention;

namespace RiskMonitor.Storage.Writing;

/// <summary>Writes pages, what was rejected on them, and when each source was last read.</summary>
internal static class PageTable
{
    /// <summary>The page's row; a page that was written before keeps its id.</summary>
    public static long Write(WriteSession session, PreparedPage prepared)
    {
        var page = prepared.Page;
        var id = (long)session.Scalar(
            """
            INSERT INTO pages (source_id, url_key, url_masked, outcome, reason, fetched_at, status_code, content_type, sha256, sealed_head, delete_after,
                archive_file, archive_offset, robots_allowed, robots_rule, robots_delay_ms)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
            ON CONFLICT (url_key, fetched_at) DO UPDATE SET sha256 = CASE WHEN sha256 = '' THEN excluded.sha256 ELSE sha256 END
            RETURNING id
            """,
            page.SourceId, prepared.UrlKey, prepared.UrlMasked, page.Outcome.ToString(), SafeText.Hide(page.Reason), page.FetchedAt.UtcTicks, page.StatusCode,
            page.ContentType is null ? null : SafeText.Hide(page.ContentType), page.Sha256, prepared.SealedHead, (page.FetchedAt + KeptUntil.NotFlagged).UtcTicks,
            page.ArchivedAt?.File, page.ArchivedAt?.Offset, page.Robots?.Allowed, page.Robots?.Rule is { } rule ? SafeText.Hide(rule) : null,
            (long?)page.Robots?.Delay.TotalMilliseconds)!;
        for (var i = 0; i < prepared.Rejected.Length; i++)
        {
            session.Execute(
                "INSERT INTO rejections (page_id, ordinal, location, reason, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                id, i, prepared.Rejected[i].Where, prepared.Rejected[i].Reason, page.FetchedAt.UtcTicks);
        }

        return id;
    }

    /// <summary>The newest page of each source in the batch; an older one written late changes nothing.</summary>
    public static void WriteRuns(WriteSession session, IEnumerable<PreparedPage> batch)
    {
        foreach (var source in batch.Select(prepared => prepared.Page).GroupBy(page => page.SourceId, StringComparer.Ordinal))
        {
            var last = source.MaxBy(page => page.FetchedAt)!;
            var lastSuccess = source.Where(page => page.Outcome is Collecting.FetchOutcome.Fetched or Collecting.FetchOutcome.NotModified).MaxBy(page => page.FetchedAt);
            session.Execute(
                """
                INSERT INTO source_runs (source_id, last_fetch_at, last_outcome, last_reason, last_success_at) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (source_id) DO UPDATE SET
                    last_outcome = CASE WHEN excluded.last_fetch_at >= last_fetch_at THEN excluded.last_outcome ELSE last_outcome END,
                    last_reason = CASE WHEN excluded.last_fetch_at >= last_fetch_at THEN excluded.last_reason ELSE last_reason END,
                    last_fetch_at = MAX(last_fetch_at, excluded.last_fetch_at),
                    last_success_at = NULLIF(MAX(COALESCE(last_success_at, 0), COALESCE(excluded.last_success_at, 0)), 0)
                """,
                source.Key, last.FetchedAt.UtcTicks, last.Outcome.ToString(), SafeText.Hide(last.Reason), lastSuccess?.FetchedAt.UtcTicks);
        }
    }
}
