using RiskMonitor.Collecting.Archiving;

namespace RiskMonitor.Collecting.Robots;

/// <summary>Whether a page is asked for, why, and how long after the request before it.</summary>
/// <param name="Allowed">Whether it is asked for.</param>
/// <param name="Reached">Whether the site answered at all when it was asked for its robots.txt.</param>
/// <param name="Why">The rule that decided or how robots.txt was answered, for people and for evidence.</param>
/// <param name="Delay">The longer of the source's delay and the site's Crawl-delay.</param>
internal sealed record RobotsVerdict(bool Allowed, bool Reached, string Why, TimeSpan Delay)
{
    /// <summary>A rule of a robots.txt that was read decided, not the lack of one.</summary>
    public bool ByRule { get; init; }

    /// <summary>The rule as the site wrote it; null when none matched.</summary>
    public string? Rule { get; init; }

    /// <summary>It is not allowed only because robots.txt cannot be read now.</summary>
    public bool IsForNow { get; init; }

    public RobotsNote Note => new(Allowed, Rule, Why, Delay);
}
