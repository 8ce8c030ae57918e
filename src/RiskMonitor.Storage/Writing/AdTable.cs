using RiskMonitor.Ads;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Retention;

namespace RiskMonitor.Storage.Writing;

/// <summary>Writes adverts with their contacts, places and links.</summary>
internal static class AdTable
{
    private static readonly string[] Columns =
    [
        "id", "campaign_id", "status", "category", "band", "score_recruitment", "score_fake_job", "score_controlled_escort",
        "basis_recruitment", "basis_fake_job", "basis_controlled_escort", "top_score", "escalations", "first_seen_at", "last_seen_at", "collected_at",
        "delete_after", "page_id", "source_id", "channel", "declared_lang", "lang", "model", "policy", "content_hash", "posted_at", "signature", "link_keys",
        "title", "body", "location", "salary", "company", "url", "heads", "reasons", "sealed_ad",
    ];

    private static readonly string Upsert = $"""
        INSERT INTO ads ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"?{i + 1}"))})
        ON CONFLICT (id) DO UPDATE SET last_seen_at = MAX(last_seen_at, excluded.last_seen_at),
        {string.Join(", ", Columns.Where(column => column is not ("id" or "first_seen_at" or "last_seen_at")).Select(column => $"{column} = excluded.{column}"))}
        """;

    /// <summary>What is stored of adverts of the batch, in one question.</summary>
    public static Dictionary<AdId, StoredAd> Find(WriteSession session, IEnumerable<AdId> ids) => session.Query(
        "SELECT id, campaign_id, content_hash, model, policy, collected_at FROM ads WHERE id IN (SELECT value FROM json_each(?1))",
        row => (Id: AdId.Parse(row.GetString(0)), Ad: new StoredAd(
            CampaignId.Parse(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4), new DateTimeOffset(row.GetInt64(5), TimeSpan.Zero))),
        JsonList.Of(ids)).ToDictionary(row => row.Id, row => row.Ad);

    public static void Write(WriteSession session, PreparedAd prepared, PreparedPage page, long pageId, CampaignState campaign, bool known)
    {
        var scored = prepared.Scored;
        var masked = prepared.Masked;
        var id = scored.Id.ToString();
        var at = page.Page.FetchedAt;
        session.Execute(
            Upsert,
            id, campaign.Id.ToString(), scored.Status.ToString(), scored.Category.ToString(), (int)scored.Band,
            scored.Scores.Recruitment, scored.Scores.FakeJob, scored.Scores.ControlledEscort,
            scored.Basis.Recruitment.ToString(), scored.Basis.FakeJob.ToString(), scored.Basis.ControlledEscort.ToString(), prepared.TopScore,
            SpacedWords.Join(scored.Escalations), at.UtcTicks, at.UtcTicks, at.UtcTicks,
            KeptUntil.Advert(campaign.Outcome, campaign.OutcomeAt, at)?.UtcTicks, pageId, page.Page.SourceId, masked.Channel.ToString(), masked.Lang.ToString(),
            scored.Lang.ToString(), scored.Model, scored.Policy, scored.Linked.ContentHash, masked.PostedAt?.UtcTicks, prepared.Signature, prepared.LinkKeys,
            masked.Title, masked.Body, masked.Location, masked.Salary, masked.Company, masked.Url, prepared.Heads, prepared.Reasons, prepared.SealedAd);

        if (known)
        {
            session.Execute("DELETE FROM contacts WHERE ad_id = ?1", id);
            session.Execute("DELETE FROM places WHERE ad_id = ?1", id);
            session.Execute("DELETE FROM campaign_links WHERE ad_id = ?1", id);
        }

        foreach (var contact in prepared.Contacts)
        {
            session.Execute(
                "INSERT INTO contacts (ad_id, contact_key, kind, masked, sealed_value, key_version) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                id, contact.ContactKey.ToString(), contact.Kind.ToString(), contact.Masked, contact.SealedValue, contact.KeyVersion);
        }

        foreach (var place in prepared.Places)
            session.Execute("INSERT INTO places (ad_id, country, state, municipality) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", id, place.Country, place.State, place.Municipality);
        foreach (var link in scored.Linked.Why)
        {
            session.Execute(
                "INSERT INTO campaign_links (ad_id, with_id, kind, strength) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET strength = MAX(strength, excluded.strength)",
                id, link.With.ToString(), link.Kind.ToString(), link.Strength);
        }
    }

    /// <summary>False when there is no such advert any more.</summary>
    public static bool WriteSeenAgain(WriteSession session, AdId id, DateTimeOffset at) => session.Execute(
        """
        UPDATE ads SET last_seen_at = MAX(last_seen_at, ?2), delete_after = CASE WHEN delete_after IS NULL THEN NULL ELSE MAX(delete_after, ?3) END
        WHERE id = ?1
        """,
        id.ToString(), at.UtcTicks, (at + KeptUntil.NotFlagged).UtcTicks) > 0;
}
