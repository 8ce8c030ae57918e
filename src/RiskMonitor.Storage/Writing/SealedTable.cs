using RiskMonitor.Ads;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Writing;

/// <summary>Writes adverts whose text nobody is shown, and takes away what was stored of them in the open before.</summary>
internal static class SealedTable
{
    private const string Upsert = """
        INSERT INTO sealed_adverts (id, campaign_id, rules, source_id, channel, url, first_seen_at, last_seen_at, collected_at, content_hash, page_sha256, page_id, model, policy, link_keys, sealed_ad)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        ON CONFLICT (id) DO UPDATE SET campaign_id = excluded.campaign_id, rules = excluded.rules, url = excluded.url, last_seen_at = MAX(last_seen_at, excluded.last_seen_at),
            collected_at = excluded.collected_at, content_hash = excluded.content_hash, page_sha256 = excluded.page_sha256, page_id = excluded.page_id,
            model = excluded.model, policy = excluded.policy, link_keys = excluded.link_keys, sealed_ad = excluded.sealed_ad
        WHERE excluded.collected_at >= collected_at
        """;

    /// <summary>Whether it is new.</summary>
    public static bool Write(WriteSession session, PreparedSealedAd ad, PreparedPage page, long pageId)
    {
        var (scored, linked) = (ad.Scored, ad.Scored.Linked);
        var known = session.Scalar("SELECT 1 FROM sealed_adverts WHERE id = ?1", scored.Id.ToString()) is not null;
        session.Execute(
            Upsert,
            scored.Id.ToString(), linked.Campaign.ToString(), SpacedWords.Join(scored.Escalations), page.Page.SourceId, linked.Enriched.Ad.Channel.ToString(), ad.Url,
            page.Page.FetchedAt.UtcTicks, linked.ContentHash, page.Page.Sha256, pageId, scored.Model, scored.Policy, string.Join(' ', linked.ContactKeys), ad.SealedAd);
        Mark(session, pageId);
        return !known;
    }

    /// <summary>
    /// What was stored of it while its text was in the open, unless that is newer; gives the campaign that it was in. The page it stood on goes into no case file from here on, also where it was still to be copied.
    /// </summary>
    public static CampaignId? TakeAway(WriteSession session, AdId id, DateTimeOffset at)
    {
        var gone = session.Query(
            "DELETE FROM ads WHERE id = ?1 AND collected_at <= ?2 RETURNING campaign_id, page_id",
            row => (Campaign: CampaignId.Parse(row.GetString(0)), Page: row.IsDBNull(1) ? (long?)null : row.GetInt64(1)), id.ToString(), at.UtcTicks);
        if (gone is not [var (campaign, page)])
            return null;
        if (page is { } stood)
        {
            Mark(session, stood);
            session.Execute("UPDATE case_pages SET state = 'HashDue' WHERE page_id = ?1 AND state = 'Due'", stood);
        }

        return campaign;
    }

    /// <summary>False when there is no such advert here. The page that it is seen on again is none to be copied either.</summary>
    public static bool WriteSeenAgain(WriteSession session, AdId id, DateTimeOffset at, long pageId)
    {
        if (session.Execute("UPDATE sealed_adverts SET last_seen_at = MAX(last_seen_at, ?2) WHERE id = ?1", id.ToString(), at.UtcTicks) == 0)
            return false;
        Mark(session, pageId);
        return true;
    }

    private static void Mark(WriteSession session, long pageId) => session.Execute("INSERT INTO sealed_pages (page_id) VALUES (?1) ON CONFLICT DO NOTHING", pageId);
}
