using RiskMonitor.Alerts;

namespace RiskMonitor.Storage.Writing;

/// <summary>Writes down which pages belong into the case file of an alert, in the transaction that makes them belong there. Copying comes after it.</summary>
internal static class CaseTable
{
    /// <summary>All pages of a campaign that has come to its alert or to another campaign in this transaction; else those that are new. Whether there were any.</summary>
    public static bool Add(WriteSession session, AlertId alert, CampaignState campaign, IEnumerable<long> newPages) => campaign.DatesAreOld
        ? session.Execute(
            """
            INSERT INTO case_pages (alert_id, page_id, state) SELECT DISTINCT ?1, p.id, 'Due' FROM ads a JOIN pages p ON p.id = a.page_id
            WHERE a.campaign_id = ?2 AND p.archive_file IS NOT NULL ON CONFLICT DO NOTHING
            """,
            alert.ToString(), campaign.Id.ToString()) > 0
        : newPages.Sum(page => session.Execute(
            "INSERT INTO case_pages (alert_id, page_id, state) SELECT ?1, id, 'Due' FROM pages WHERE id = ?2 AND archive_file IS NOT NULL ON CONFLICT DO NOTHING",
            alert.ToString(), page)) > 0;

    /// <summary>The alert that stays has the pages of the one that was closed; its file takes in the other's.</summary>
    public static void Merge(WriteSession session, AlertId into, AlertId closed)
    {
        session.Execute(
            "INSERT INTO case_pages (alert_id, page_id, state) SELECT ?1, page_id, state FROM case_pages WHERE alert_id = ?2 ON CONFLICT DO NOTHING",
            into.ToString(), closed.ToString());
        session.Execute("DELETE FROM case_pages WHERE alert_id = ?1", closed.ToString());
    }
}
