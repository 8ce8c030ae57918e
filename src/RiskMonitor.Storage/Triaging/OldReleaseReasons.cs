using System.Text;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Records;
using RiskMonitor.Storage.Retention;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Triaging;

/// <summary>Early versions wrote why an alert was given back in clear, after a colon. Sealing needs the keys, so that no migration can do it.</summary>
internal static class OldReleaseReasons
{
    private const string Before = TransitionWhy.Released + ": ";

    public static int Seal(WriteSession session, IContactSealer sealer)
    {
        var rows = session.Query(
            """
            SELECT t.id, t.why, c.outcome, c.outcome_at FROM alert_transitions t JOIN alerts a ON a.id = t.alert_id JOIN campaigns c ON c.id = a.campaign_id
            WHERE t.why LIKE ?1 || '%'
            """,
            row => (Id: row.GetInt64(0), Reason: row.GetString(1)[Before.Length..],
                DeleteAfter: KeptUntil.Note(Enum.Parse<CampaignOutcome>(row.GetString(2)), new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero))),
            Before);
        foreach (var (id, reason, deleteAfter) in rows)
        {
            session.Execute(
                "UPDATE alert_transitions SET why = ?2, sealed_note = ?3, delete_after = ?4 WHERE id = ?1",
                id, TransitionWhy.Released, sealer.Seal(Encoding.UTF8.GetBytes(reason)), deleteAfter?.UtcTicks);
        }

        return rows.Count;
    }
}
