namespace RiskMonitor.Collecting.Archiving;

/// <summary>What stands beside an exchange in the archive: why it was allowed to happen and what became of it.</summary>
/// <param name="SourceId">Source that asked.</param>
/// <param name="Run">Number of the run; 0 outside one.</param>
/// <param name="Outcome">What became of the answer.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Robots">The robots decision; null for robots.txt itself and for what was handed in.</param>
public sealed record FetchNote(string SourceId, long Run, FetchOutcome Outcome, string Reason, RobotsNote? Robots)
{
    /// <summary>What was looked for on the page; null for robots.txt.</summary>
    public PageRole? Role { get; init; }
}

/// <summary>A robots decision as it is kept with every fetch.</summary>
/// <param name="Allowed">Whether the address may be asked for.</param>
/// <param name="Rule">The rule that decided, as the site wrote it; null when none did.</param>
/// <param name="Why">The rule, or how robots.txt was answered.</param>
/// <param name="Delay">Delay in force between two requests to the host.</param>
public sealed record RobotsNote(bool Allowed, string? Rule, string Why, TimeSpan Delay);
