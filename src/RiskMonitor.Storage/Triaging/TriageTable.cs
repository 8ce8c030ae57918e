using RiskMonitor.Alerts;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Triaging;

/// <summary>Reads and writes the few columns of an alert that people change.</summary>
internal static class TriageTable
{
    public static TriagedAlert? Find(WriteSession session, AlertId id) => session.Query(
        "SELECT campaign_id, state, fencing_token, claimed_by FROM alerts WHERE id = ?1",
        row => new TriagedAlert(
            CampaignId.Parse(row.GetString(0)), Enum.Parse<AlertState>(row.GetString(1)), row.GetInt64(2), row.IsDBNull(3) ? null : row.GetString(3)),
        id.ToString()).SingleOrDefault();

    public static void Set(WriteSession session, AlertId id, AlertState state, long token, string? claimedBy) => session.Execute(
        "UPDATE alerts SET state = ?2, fencing_token = ?3, claimed_by = ?4 WHERE id = ?1",
        id.ToString(), state.ToString(), token, claimedBy);
}

/// <summary>An alert as people left it.</summary>
internal sealed record TriagedAlert(CampaignId Campaign, AlertState State, long Token, string? ClaimedBy);
