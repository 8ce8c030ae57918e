using RiskMonitor.Linking;
using RiskMonitor.Storage.Records;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Retention;

/// <summary>Writes delete_after where an outcome changed it.</summary>
internal static class DeletionDates
{
    /// <summary>
    /// A page lives 30 days from its fetch; longer while an advert of an alerted campaign was read from it. ?1 is 30 days in ticks.
    /// </summary>
    private const string PageDate = """
        UPDATE pages SET delete_after = CASE
            WHEN EXISTS (SELECT 1 FROM ads a WHERE a.page_id = pages.id AND a.delete_after IS NULL) THEN NULL
            ELSE MAX(fetched_at + ?1, COALESCE((SELECT MAX(a.delete_after) FROM ads a JOIN campaigns c ON c.id = a.campaign_id
                WHERE a.page_id = pages.id AND c.outcome = 'Dismissed'), 0)) END
        """;

    /// <summary>After a campaign's outcome changed: every advert of it, the pages they were read from, and what people wrote about it.</summary>
    public static void Apply(WriteSession session, CampaignId campaign, CampaignOutcome outcome, DateTimeOffset outcomeAt)
    {
        var id = campaign.ToString();
        session.Execute(
            """
            UPDATE ads SET delete_after = CASE ?2
                WHEN 'Open' THEN NULL
                WHEN 'Relevant' THEN NULL
                WHEN 'Dismissed' THEN MAX(last_seen_at + ?3, ?4)
                ELSE last_seen_at + ?3 END
            WHERE campaign_id = ?1
            """,
            id, outcome.ToString(), KeptUntil.NotFlagged.Ticks, (outcomeAt + KeptUntil.Dismissed).UtcTicks);
        var notes = KeptUntil.Note(outcome, outcomeAt)?.UtcTicks;
        session.Execute("UPDATE decisions SET delete_after = ?2 WHERE campaign_id = ?1 AND sealed_note IS NOT NULL", id, notes);
        session.Execute(
            "UPDATE alert_transitions SET delete_after = ?2 WHERE sealed_note IS NOT NULL AND alert_id IN (SELECT id FROM alerts WHERE campaign_id = ?1)", id, notes);
        session.Execute(PageDate + " WHERE id IN (SELECT page_id FROM ads WHERE campaign_id = ?2)", KeptUntil.NotFlagged.Ticks, id);
    }

    /// <summary>After an advert of an alerted campaign was read from a page.</summary>
    public static void ApplyToPage(WriteSession session, long page) =>
        session.Execute(PageDate + " WHERE id = ?2", KeptUntil.NotFlagged.Ticks, page);
}
