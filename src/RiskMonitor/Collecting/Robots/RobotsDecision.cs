namespace RiskMonitor.Collecting.Robots;

/// <summary>What a site's robots.txt says about one address.</summary>
/// <param name="Allowed">Whether the site lets us ask for it.</param>
/// <param name="Rule">The rule that decided, as written; null when none matched.</param>
/// <param name="CrawlDelay">Held to 2–60 seconds; null when the site names none.</param>
public sealed record RobotsDecision(bool Allowed, string? Rule, TimeSpan? CrawlDelay);
