using System.Collections.Immutable;

namespace RiskMonitor.Collecting.Robots;

/// <summary>The rules that hold for one crawler: every group of the file that names it, combined.</summary>
internal sealed class RobotsGroup(IEnumerable<RobotsRule> rules, TimeSpan? crawlDelay)
{
    public static RobotsGroup Empty { get; } = new([], null);

    /// <summary>In the order in which they decide: the longest first, and of equals those that allow.</summary>
    private readonly ImmutableArray<RobotsRule> _rules = [.. rules.Distinct().OrderByDescending(rule => rule.Length).ThenByDescending(rule => rule.Allow)];

    public TimeSpan? CrawlDelay => crawlDelay;

    /// <summary>The longest rule that matches decides; between equals, allow. /robots.txt itself may always be read.</summary>
    public RobotsDecision Decide(Uri url)
    {
        if (url.AbsolutePath == "/robots.txt")
            return new RobotsDecision(true, null, CrawlDelay);

        var path = RobotsPath.Of(url);
        var decides = _rules.FirstOrDefault(rule => rule.Matches(path));
        return new RobotsDecision(decides?.Allow ?? true, decides?.Written, CrawlDelay);
    }
}
