namespace RiskMonitor.Collecting.Crawling;

/// <summary>What is remembered of hosts across restarts: a new process must not ask sooner than the old one might have.</summary>
public interface IHostStore
{
    ValueTask<HostRecord?> FindAsync(string host, CancellationToken cancellationToken);

    ValueTask SaveAsync(HostRecord host, CancellationToken cancellationToken);

    /// <summary>How many hosts want to be left alone now.</summary>
    ValueTask<int> CountClosedAsync(DateTimeOffset now, CancellationToken cancellationToken);

    ValueTask<RobotsCopy?> FindRobotsAsync(string origin, CancellationToken cancellationToken);

    ValueTask SaveRobotsAsync(RobotsCopy robots, CancellationToken cancellationToken);
}

/// <summary>A host: when it was last asked and under which delay, and until when it wants to be left alone.</summary>
/// <param name="Host">In lower case and ASCII.</param>
/// <param name="LastRequestAt">Start, or once it is known the end, of the last request.</param>
/// <param name="Delay">Delay that request was made under.</param>
/// <param name="ClosedUntil">Retry-After, or our own back-off; null when it may be asked.</param>
/// <param name="Strikes">Times in a row that it asked to wait.</param>
public sealed record HostRecord(string Host, DateTimeOffset? LastRequestAt, TimeSpan Delay, DateTimeOffset? ClosedUntil, int Strikes);

/// <summary>A site's robots.txt as it was last answered.</summary>
/// <param name="Origin">Scheme, host and port.</param>
/// <param name="FetchedAt">When it was asked for.</param>
/// <param name="ExpiresAt">When it is asked for again.</param>
/// <param name="File">The file, when it could be read.</param>
/// <param name="Allowed">Without a file: whether the site may be read.</param>
/// <param name="Reached">Whether the site answered at all.</param>
/// <param name="Why">How the site answered.</param>
public sealed record RobotsCopy(string Origin, DateTimeOffset FetchedAt, DateTimeOffset ExpiresAt, ReadOnlyMemory<byte>? File, bool Allowed, bool Reached, string Why)
{
    /// <summary>The site failed or said "not now": not a word on whether it may be read.</summary>
    public bool IsForNow { get; init; }
}
