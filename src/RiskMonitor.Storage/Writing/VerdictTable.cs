using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Writing;

/// <summary>Writes the verdict that keeps a campaign from alerting again.</summary>
internal static class VerdictTable
{
    public static void Write(WriteSession session, CampaignId campaign, EarlierVerdict verdict) => session.Execute(
        """
        INSERT INTO campaign_verdicts (campaign_id, verdict, decided_at, expires_at) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (campaign_id) DO UPDATE SET verdict = excluded.verdict, decided_at = excluded.decided_at, expires_at = excluded.expires_at
        """,
        campaign.ToString(), verdict.Verdict, verdict.DecidedAt.UtcTicks, verdict.ExpiresAt.UtcTicks);

    public static void Delete(WriteSession session, CampaignId campaign) =>
        session.Execute("DELETE FROM campaign_verdicts WHERE campaign_id = ?1", campaign.ToString());
}
