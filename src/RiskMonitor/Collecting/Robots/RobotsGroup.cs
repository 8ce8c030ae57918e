using System.Collections.Immutable;

namespace RiskMonitor.Collecting.Robots;

/// <summary>The rules that hold for one crawler: every group of the file that names it, combined.</summary>
internal sealed record RobotsGroup(ImmutableArray<RobotsRule> Rules, TimeSpan? CrawlDelay)
{
    public static RobotsGroup Empty { get; } = new([], null);

    /// <summary>The longest rule that matches decides; between equals, allow. /robots.txt itself may always be read.</summary>
    public RobotsDecision Decide(Uri url)
    {
        if (url.AbsolutePath == "/robots.txt")
            return new RobotsDecision(true, null, CrawlDelay);

        var path = RobotsPath.Of(url);
        RobotsRule? best = null;
        foreach (var rule in Rules)
        {
            var better = best is null || rule.Length > best.Length || (rule.Length == best.Length && rule.Allow && !best.Allow);
            if (better && rule.Matches(path))
                best = rule;
        }

        return new RobotsDecision(best?.Allow ?? true, best?.Written, CrawlDelay);
    }
}
