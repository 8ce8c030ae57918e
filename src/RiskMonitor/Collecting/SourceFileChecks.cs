namespace RiskMonitor.Collecting;

/// <summary>
/// Rules of a source file that only later parts can judge: the scheduler knows cron expressions, extraction knows its page objects.
/// Each takes the value and gives what is wrong with it, or null.
/// </summary>
public sealed record SourceFileChecks
{
    public static SourceFileChecks None { get; } = new();

    public Func<string, string?> Cron { get; init; } = _ => null;

    public Func<string, string?> Layout { get; init; } = _ => null;

    /// <summary>Of a layout that is named as shadow.</summary>
    public Func<string, string?> ShadowLayout { get; init; } = _ => null;

    /// <summary>Why no page can be rendered here; null when pages can. A source that needs it is off for this reason.</summary>
    public Func<string?> Rendering { get; init; } = () => null;
}
