namespace RiskMonitor.Collecting.Html;

/// <summary>How a page may be parsed.</summary>
internal enum PageShape
{
    /// <summary>In this process.</summary>
    Ordinary,

    /// <summary>Only in a process that may die of it.</summary>
    Doubtful,

    /// <summary>Not at all.</summary>
    Hopeless,
}
