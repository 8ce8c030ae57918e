using RiskMonitor.Classifying;
using RiskMonitor.Storage.Records;

namespace RiskMonitor.Storage.Writing;

/// <summary>Writes reports, after the advert that each of them is.</summary>
internal static class ReportTable
{
    public static void Write(WriteSession session, PreparedAd prepared, ReportRecord report)
    {
        var id = report.AdId.ToString();
        session.Execute(
            """
            INSERT INTO reports (ad_id, reported_on, state, municipality, way, received_at, sealed_report) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (ad_id) DO UPDATE SET reported_on = excluded.reported_on, state = excluded.state, municipality = excluded.municipality, way = excluded.way,
                received_at = excluded.received_at, sealed_report = excluded.sealed_report
            """,
            id, report.ReportedOn.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), report.State, report.Municipality, report.Way.ToString(),
            report.ReceivedAt.UtcTicks, report.SealedReport);
        session.Execute("DELETE FROM report_contacts WHERE ad_id = ?1", id);
        foreach (var key in ReportedContact.ContactsOf(prepared.Scored))
            session.Execute("INSERT INTO report_contacts (contact_key, ad_id) VALUES (?1, ?2)", key.ToString(), id);
    }
}
