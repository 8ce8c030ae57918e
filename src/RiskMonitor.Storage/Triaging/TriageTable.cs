using RiskMonitor.Alerts;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Triaging;

/// <summary>Reads and writes the few columns of an alert that people change.</summary>
internal static class TriageTable
{
    public static TriagedAlert? Find(WriteSession session, AlertId id) => session.Query(
        """
        SELECT a.campaign_id, a.state, a.fencing_token, a.claimed_by, c.evidence, a.seen_evidence
        FROM alerts a JOIN campaigns c ON c.id = a.campaign_id WHERE a.id = ?1
        """,
        row => new TriagedAlert
        {
            Campaign = CampaignId.Parse(row.GetString(0)),
            State = Enum.Parse<AlertState>(row.GetString(1)),
            Token = row.GetInt64(2),
            ClaimedBy = row.IsDBNull(3) ? null : row.GetString(3),
            Evidence = row.GetInt64(4),
            SeenEvidence = row.IsDBNull(5) ? null : row.GetInt64(5),
        },
        id.ToString()).SingleOrDefault();

    public static void Set(WriteSession session, AlertId id, AlertState state, long token, string? claimedBy) => session.Execute(
        "UPDATE alerts SET state = ?2, fencing_token = ?3, claimed_by = ?4 WHERE id = ?1",
        id.ToString(), state.ToString(), token, claimedBy);

    /// <summary>Remembers what the campaign had brought when the alert was claimed.</summary>
    public static void SetSeen(WriteSession session, AlertId id, long evidence) =>
        session.Execute("UPDATE alerts SET seen_evidence = ?2 WHERE id = ?1", id.ToString(), evidence);
}

/// <summary>An alert as people left it.</summary>
internal sealed record TriagedAlert
{
    public required CampaignId Campaign { get; init; }

    public required AlertState State { get; init; }

    public required long Token { get; init; }

    public required string? ClaimedBy { get; init; }

    /// <summary>What the campaign has brought by now.</summary>
    public required long Evidence { get; init; }

    /// <summary>What it had brought when the alert was last claimed.</summary>
    public required long? SeenEvidence { get; init; }
}
