using RiskMonitor.Storage.Retention;

namespace RiskMonitor.Storage.Writing;

/// <summary>Writes pages, their bodies, what was rejected on them, and when each source was last read.</summary>
internal static class PageTable
{
    /// <summary>The page's row; a page that was written before keeps its id.</summary>
    public static long Write(WriteSession session, PreparedPage prepared, BatchPreparer preparer)
    {
        var page = prepared.Page;
        var id = (long)session.Scalar(
            """
            INSERT INTO pages (source_id, url_key, url_masked, outcome, reason, fetched_at, status_code, content_type, sha256, sealed_head, delete_after)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
            ON CONFLICT (url_key, fetched_at) DO UPDATE SET sha256 = CASE WHEN sha256 = '' THEN excluded.sha256 ELSE sha256 END
            RETURNING id
            """,
            page.SourceId, prepared.UrlKey, prepared.UrlMasked, page.Outcome.ToString(), SafeText.Hide(page.Reason), page.FetchedAt.UtcTicks, page.StatusCode,
            page.ContentType is null ? null : SafeText.Hide(page.ContentType), page.Sha256, prepared.SealedHead, (page.FetchedAt + KeptUntil.NotFlagged).UtcTicks)!;
        WriteBody(session, prepared, preparer);
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

    private static void WriteBody(WriteSession session, PreparedPage prepared, BatchPreparer preparer)
    {
        var page = prepared.Page;
        if (!BatchPreparer.HasBody(page))
            return;
        // Null means that the store had the body a moment ago; the daily deletion may have come between.
        if (prepared.SealedBody is null && session.Scalar("SELECT 1 FROM page_bodies WHERE sha256 = ?1", page.Sha256) is not null)
            return;
        session.Execute(
            "INSERT INTO page_bodies (sha256, clear_length, sealed_brotli) VALUES (?1, ?2, ?3) ON CONFLICT (sha256) DO NOTHING",
            page.Sha256, page.Body.Length, prepared.SealedBody ?? preparer.SealBody(page.Body.Span));
    }
}
