namespace RiskMonitor.Alerts;

/// <summary>The summands of the priority formula of contracts.md, kept apart so that the alert can explain its place.</summary>
/// <param name="Escalation">1000 when an escalation fired, else 0.</param>
/// <param name="Risk">100 × the highest (score × severity) over the heads.</param>
/// <param name="Freshness">10 × 2^(−hours since the newest advert that brought news / 72): copies alone never raise a priority.</param>
/// <param name="Waiting">1 per 24 h unclaimed.</param>
public sealed record AlertPriority(double Escalation, double Risk, double Freshness, double Waiting)
{
    /// <summary>The priority as the clock has it now: escalation and risk stay until the campaign changes, the other two follow from time alone.</summary>
    public static AlertPriority AsOf(double escalation, double risk, DateTimeOffset freshAt, DateTimeOffset waitingSince, DateTimeOffset now) => new(
        escalation,
        risk,
        Freshness: 10 * Math.Pow(2, -Math.Max(0, (now - freshAt).TotalHours) / 72),
        Waiting: Math.Max(0, Math.Floor((now - waitingSince).TotalHours / 24)));

    public double Total => Escalation + Risk + Freshness + Waiting;
}
