namespace RiskMonitor.Alerts;

/// <summary>The summands of the priority formula of contracts.md, kept apart so that the alert can explain its place.</summary>
/// <param name="Escalation">1000 when an escalation fired, else 0.</param>
/// <param name="Risk">100 × the highest (score × severity) over the heads.</param>
/// <param name="Freshness">10 × 2^(−hours since the newest advert / 72).</param>
/// <param name="Waiting">1 per 24 h unclaimed.</param>
public sealed record AlertPriority(double Escalation, double Risk, double Freshness, double Waiting)
{
    public double Total => Escalation + Risk + Freshness + Waiting;
}
