using Microsoft.Data.Sqlite;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Writing;

/// <summary>Writes alerts and every change of their state.</summary>
internal static class AlertTable
{
    /// <summary>Who stands beside transitions that no person made.</summary>
    public const string Monitor = "monitor";

    /// <summary>Per campaign its open alert, or the one that was decided last. Alerts closed by a merge were not decided by anyone and do not count.</summary>
    public static Dictionary<CampaignId, StoredAlert> Latest(WriteSession session, IEnumerable<CampaignId> campaigns)
    {
        var latest = new Dictionary<CampaignId, StoredAlert>();
        var rows = session.Query(
            """
            SELECT id, campaign_id, category, band, state, priority_escalation, priority_risk, priority_freshness, priority_waiting, escalations,
                opened_at, updated_at, fencing_token, reopens_at
            FROM alerts WHERE campaign_id IN (SELECT value FROM json_each(?1)) AND merged_into IS NULL
            ORDER BY state <> 'Decided', updated_at
            """,
            Read, JsonList.Of(campaigns));
        foreach (var row in rows)
            latest[row.Alert.Campaign] = row;
        return latest;
    }

    public static void Insert(WriteSession session, Alert alert)
    {
        session.Execute(
            """
            INSERT INTO alerts (id, campaign_id, category, band, state, priority_escalation, priority_risk, priority_freshness, priority_waiting, escalations,
                opened_at, updated_at, fencing_token)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
            """,
            alert.Id.ToString(), alert.Campaign.ToString(), alert.Category.ToString(), (int)alert.Band, alert.State.ToString(),
            alert.Priority.Escalation, alert.Priority.Risk, alert.Priority.Freshness, alert.Priority.Waiting, SpacedWords.Join(alert.Escalations),
            alert.OpenedAt.UtcTicks, alert.UpdatedAt.UtcTicks, alert.FencingToken);
        Record(session, alert.Id, from: null, alert.State, Monitor, alert.OpenedAt, TransitionWhy.Opened, alert.FencingToken);
    }

    public static void Update(WriteSession session, Alert alert) => session.Execute(
        """
        UPDATE alerts SET category = ?2, band = ?3, priority_escalation = ?4, priority_risk = ?5, priority_freshness = ?6, priority_waiting = ?7,
            escalations = ?8, updated_at = ?9
        WHERE id = ?1
        """,
        alert.Id.ToString(), alert.Category.ToString(), (int)alert.Band,
        alert.Priority.Escalation, alert.Priority.Risk, alert.Priority.Freshness, alert.Priority.Waiting, SpacedWords.Join(alert.Escalations), alert.UpdatedAt.UtcTicks);

    /// <summary>Moves alerts to the campaign that took the other in. Of two open ones the older stays; the other is closed and returned.</summary>
    public static AlertId? Merge(WriteSession session, CampaignId target, CampaignId absorbed, DateTimeOffset now)
    {
        var open = session.Query(
            "SELECT id, state, fencing_token FROM alerts WHERE campaign_id IN (?1, ?2) AND state <> 'Decided' ORDER BY opened_at, id",
            row => (Id: AlertId.Parse(row.GetString(0)), State: Enum.Parse<AlertState>(row.GetString(1)), Token: row.GetInt64(2)),
            target.ToString(), absorbed.ToString());
        AlertId? closed = null;
        if (open is [var older, var younger])
        {
            session.Execute(
                "UPDATE alerts SET state = 'Decided', claimed_by = NULL, merged_into = ?2, updated_at = ?3 WHERE id = ?1",
                younger.Id.ToString(), older.Id.ToString(), now.UtcTicks);
            Record(session, younger.Id, younger.State, AlertState.Decided, Monitor, now, TransitionWhy.Merged, younger.Token);
            CaseTable.Merge(session, older.Id, younger.Id);
            closed = younger.Id;
        }

        session.Execute("UPDATE alerts SET campaign_id = ?1 WHERE campaign_id = ?2", target.ToString(), absorbed.ToString());
        return closed;
    }

    public static void Record(WriteSession session, AlertId alert, AlertState? from, AlertState to, string who, DateTimeOffset at, string why, long fencingToken, byte[]? sealedNote = null) =>
        session.Execute(
            "INSERT INTO alert_transitions (alert_id, from_state, to_state, who, at, why, fencing_token, sealed_note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            alert.ToString(), from?.ToString(), to.ToString(), who, at.UtcTicks, why, fencingToken, sealedNote);

    private static StoredAlert Read(SqliteDataReader row) => new(
        new Alert
        {
            Id = AlertId.Parse(row.GetString(0)),
            Campaign = CampaignId.Parse(row.GetString(1)),
            Category = Enum.Parse<RiskCategory>(row.GetString(2)),
            Band = (RiskBand)row.GetInt32(3),
            State = Enum.Parse<AlertState>(row.GetString(4)),
            Priority = new AlertPriority(row.GetDouble(5), row.GetDouble(6), row.GetDouble(7), row.GetDouble(8)),
            Escalations = SpacedWords.Split(row.GetString(9)),
            OpenedAt = new DateTimeOffset(row.GetInt64(10), TimeSpan.Zero),
            UpdatedAt = new DateTimeOffset(row.GetInt64(11), TimeSpan.Zero),
            FencingToken = row.GetInt64(12),
        },
        row.IsDBNull(13) ? null : new DateTimeOffset(row.GetInt64(13), TimeSpan.Zero));
}
