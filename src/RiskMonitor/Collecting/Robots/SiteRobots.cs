namespace RiskMonitor.Collecting.Robots;

/// <summary>What is known of one site's robots.txt until it is asked again: its rules for us, or a verdict on the whole site.</summary>
/// <param name="Group">The rules, when the file could be read.</param>
/// <param name="Allowed">Without rules: whether the site may be read.</param>
/// <param name="Reached">Whether the site answered at all.</param>
/// <param name="Why">How the site answered.</param>
/// <param name="Expires">When it is asked again.</param>
internal sealed record SiteRobots(RobotsGroup? Group, bool Allowed, bool Reached, string Why, DateTimeOffset Expires)
{
    /// <summary>It is not allowed only because robots.txt cannot be read now.</summary>
    public bool IsForNow { get; init; }
}
