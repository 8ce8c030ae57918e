using RiskMonitor.Ads;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Writing;

/// <summary>
/// Which adverts share a contact with a report, asked from either side, inside the transaction that writes one of them: a report finds the adverts before it,
/// an advert the reports before it, and two of one batch each other. A report is no advert here, so it never matches itself or another report.
/// </summary>
internal static class ReportMatching
{
    /// <summary>
    /// A contact that stands in more campaigns is a hub, such as a job board's own number or an agency's switchboard: it escalates no further advert.
    /// As many as distinct texts make a hub in linking.
    /// </summary>
    public const int MostCampaigns = 50;

    /// <summary>Adverts that hold one of <paramref name="keys"/>, with all their keys. Links are compared without what comes after them, which only the campaign's adverts show.</summary>
    public static List<ContactHolder> AdvertsWith(WriteSession session, IReadOnlySet<string> keys, IEnumerable<CampaignId> campaigns)
    {
        if (keys.Count == 0)
            return [];
        var holders = session.Query(
            """
            SELECT a.id, a.campaign_id, a.link_keys FROM ads a
            WHERE a.id IN (
                SELECT ad_id FROM contacts WHERE contact_key IN (SELECT value FROM json_each(?1))
                UNION SELECT id FROM ads WHERE campaign_id IN (SELECT value FROM json_each(?2)))
            AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.ad_id = a.id)
            """,
            row => new ContactHolder(AdId.Parse(row.GetString(0)), CampaignId.Parse(row.GetString(1)), [.. SpacedWords.Split(row.GetString(2))]),
            JsonList.Of(keys), JsonList.Of(campaigns));
        return [.. holders.Where(holder => holder.Keys.Any(keys.Contains))];
    }

    /// <summary>Those of <paramref name="keys"/> that a report names and that are no hub.</summary>
    public static HashSet<string> Reported(WriteSession session, IEnumerable<string> keys)
    {
        var reported = session.Query(
            "SELECT DISTINCT contact_key FROM report_contacts WHERE contact_key IN (SELECT value FROM json_each(?1))", row => row.GetString(0), JsonList.Of(keys));
        return [.. reported.Where(key => (long)session.Scalar(
            "SELECT COUNT(DISTINCT a.campaign_id) FROM contacts c JOIN ads a ON a.id = c.ad_id WHERE c.contact_key = ?1", key)! <= MostCampaigns)];
    }

    /// <summary>How many reports name one of <paramref name="keys"/>.</summary>
    public static int CountReports(WriteSession session, IEnumerable<string> keys) => (int)(long)session.Scalar(
        "SELECT COUNT(DISTINCT ad_id) FROM report_contacts WHERE contact_key IN (SELECT value FROM json_each(?1))", JsonList.Of(keys))!;
}

/// <summary>An advert with the keys of the contacts it may be joined by.</summary>
internal sealed record ContactHolder(AdId Ad, CampaignId Campaign, IReadOnlyList<string> Keys);
