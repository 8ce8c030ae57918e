using RiskMonitor.Alerts;

namespace RiskMonitor.Storage.Writing;

/// <summary>Writes down which pages belong into the case file of an alert, in the transaction that makes them belong there. Copying comes after it.</summary>
internal static class CaseTable
{
    /// <summary>
    /// Whether the page p has an advert with C03 or R24, sealed or (before sealing was built) not. Settled here, while the adverts of the page are those that were read from it:
    /// an advert that changes later belongs to another page.
    /// </summary>
    private const string State = """
        CASE WHEN EXISTS (SELECT 1 FROM ads x WHERE x.page_id = p.id AND (' ' || x.escalations || ' ' LIKE '% C03 %' OR ' ' || x.escalations || ' ' LIKE '% R24 %'
            OR x.reasons LIKE '%"id":"C03"%' OR x.reasons LIKE '%"id":"R24"%'))
            OR EXISTS (SELECT 1 FROM sealed_pages s WHERE s.page_id = p.id) THEN 'HashDue' ELSE 'Due' END
        """;

    private const string AllOfCampaign = $"""
        INSERT INTO case_pages (alert_id, page_id, state) SELECT DISTINCT ?1, p.id, {State} FROM ads a JOIN pages p ON p.id = a.page_id
        WHERE a.campaign_id = ?2 AND p.archive_file IS NOT NULL ON CONFLICT DO NOTHING
        """;

    private const string OnePage = $"""
        INSERT INTO case_pages (alert_id, page_id, state) SELECT ?1, p.id, {State} FROM pages p WHERE p.id = ?2 AND p.archive_file IS NOT NULL ON CONFLICT DO NOTHING
        """;

    /// <summary>All pages of a campaign that has come to its alert or to another campaign in this transaction; else those that are new. Whether there were any.</summary>
    public static bool Add(WriteSession session, AlertId alert, CampaignState campaign, IEnumerable<long> newPages) => campaign.DatesAreOld
        ? session.Execute(AllOfCampaign, alert.ToString(), campaign.Id.ToString()) > 0
        : newPages.Sum(page => session.Execute(OnePage, alert.ToString(), page)) > 0;

    /// <summary>The alert that stays has the pages of the one that was closed; its file takes in the other's.</summary>
    public static void Merge(WriteSession session, AlertId into, AlertId closed)
    {
        session.Execute(
            "INSERT INTO case_pages (alert_id, page_id, state) SELECT ?1, page_id, state FROM case_pages WHERE alert_id = ?2 ON CONFLICT DO NOTHING",
            into.ToString(), closed.ToString());
        session.Execute("DELETE FROM case_pages WHERE alert_id = ?1", closed.ToString());
    }
}
