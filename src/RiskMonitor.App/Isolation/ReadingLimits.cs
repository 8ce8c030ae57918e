namespace RiskMonitor.App.Isolation;

/// <summary>What one doubtful page may cost.</summary>
internal sealed record ReadingLimits
{
    /// <summary>From the request to the answer. With the time a page may take in the main process it makes two seconds (trust.md).</summary>
    public TimeSpan Page { get; init; } = TimeSpan.FromSeconds(1.3);

    /// <summary>Until a new process is ready; not the page's fault, so it does not count against it.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Resident bytes of the process.</summary>
    public long Memory { get; init; } = 256L << 20;
}
