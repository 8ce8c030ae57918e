using RiskMonitor.Storage.Retention;

namespace RiskMonitor.Storage.Writing;

/// <summary>Writes pages and what was rejected on them.</summary>
internal static class PageTable
{
    /// <summary>The page's row; a page that was written before keeps its id.</summary>
    public static long Write(WriteSession session, PreparedPage prepared)
    {
        var page = prepared.Page;
        var id = (long)session.Scalar(
            """
            INSERT INTO pages (source_id, url_key, url_masked, outcome, reason, fetched_at, status_code, content_type, sha256, sealed_head, delete_after,
                archive_file, archive_offset, robots_allowed, robots_rule, robots_delay_ms, confirmed_file, confirmed_offset)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)
            ON CONFLICT (url_key, fetched_at) DO UPDATE SET sha256 = CASE WHEN sha256 = '' THEN excluded.sha256 ELSE sha256 END
            RETURNING id
            """,
            page.SourceId, prepared.UrlKey, prepared.UrlMasked, page.Outcome.ToString(), SafeText.Hide(page.Reason), page.FetchedAt.UtcTicks, page.StatusCode,
            page.ContentType is null ? null : SafeText.Hide(page.ContentType), page.Sha256, prepared.SealedHead, (page.FetchedAt + KeptUntil.NotFlagged).UtcTicks,
            page.ArchivedAt?.File, page.ArchivedAt?.Offset, page.Robots?.Allowed, page.Robots?.Rule is { } rule ? SafeText.Hide(rule) : null,
            (long?)page.Robots?.Delay.TotalMilliseconds, page.ConfirmedAt?.File, page.ConfirmedAt?.Offset)!;
        for (var i = 0; i < prepared.Rejected.Length; i++)
        {
            session.Execute(
                "INSERT INTO rejections (page_id, ordinal, location, reason, at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
                id, i, prepared.Rejected[i].Where, prepared.Rejected[i].Reason, page.FetchedAt.UtcTicks);
        }

        return id;
    }
}
