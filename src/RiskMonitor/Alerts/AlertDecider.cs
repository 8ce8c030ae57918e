using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;

namespace RiskMonitor.Alerts;

/// <summary>Whether a campaign has an alert, and how urgent it is. Pure: the standing and the clock come in, the alert goes out.</summary>
public static class AlertDecider
{
    /// <summary>A score that is only a sum of indicators counts at most this much (contracts.md).</summary>
    public const double IndicatorStrengthCap = .80;

    /// <summary>
    /// The campaign's alert as it should stand now, or null when there is none to make or change.
    /// An open alert is updated; a decided one stays decided until its verdict expires or something new was brought after it.
    /// </summary>
    public static Alert? Decide(CampaignStanding standing, Alert? latest, EarlierVerdict? verdict, RiskPolicy policy, DateTimeOffset now)
    {
        var escalated = !standing.Escalations.IsEmpty;
        var band = escalated ? RiskBand.ReviewNow : standing.Band;
        var open = latest is { State: not AlertState.Decided } ? latest : null;

        if (open is null && (band < RiskBand.Review || IsSettled(standing, latest, verdict, now)))
            return null;

        return new Alert
        {
            Id = open?.Id ?? AlertId.New(now),
            Campaign = standing.Campaign,
            Category = standing.Category,
            // An alert never sinks below review while people have not decided on it.
            Band = open is null ? band : Highest(band, RiskBand.Review),
            State = open?.State ?? AlertState.Ready,
            Priority = PriorityOf(standing, open?.OpenedAt ?? now, policy, now),
            Escalations = [.. standing.Escalations],
            OpenedAt = open?.OpenedAt ?? now,
            UpdatedAt = now,
            FencingToken = open?.FencingToken ?? 0,
        };
    }

    /// <summary>1000 × escalation + 100 × max over heads (score × severity) + 10 × 2^(−hours since news / 72) + 1 per 24 h unclaimed.</summary>
    public static AlertPriority PriorityOf(CampaignStanding standing, DateTimeOffset waitingSince, RiskPolicy policy, DateTimeOffset now)
    {
        var risk = Enum.GetValues<RiskHead>().Max(head => Counted(standing, head) * policy.Severity[head]);
        return AlertPriority.AsOf(escalation: standing.Escalations.IsEmpty ? 0 : 1000, 100 * risk, standing.FreshAt, waitingSince, now);
    }

    private static double Counted(CampaignStanding standing, RiskHead head) =>
        standing.Basis[head] == ScoreBasis.IndicatorStrength
            ? Math.Min(standing.BestScores[head], IndicatorStrengthCap)
            : standing.BestScores[head];

    private static bool IsSettled(CampaignStanding standing, Alert? latest, EarlierVerdict? verdict, DateTimeOffset now)
    {
        if (verdict is not null && verdict.ExpiresAt > now)
            return standing.FreshAt <= verdict.DecidedAt;
        return latest is not null && standing.FreshAt <= latest.UpdatedAt;
    }

    private static RiskBand Highest(RiskBand first, RiskBand second) => first > second ? first : second;
}
