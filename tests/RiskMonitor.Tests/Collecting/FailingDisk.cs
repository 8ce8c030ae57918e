using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Tests.Collecting;

/// <summary>The crawl's state on a disk where whatever is kept or recalled beside a request fails the first time it is tried, as it does when the disk is full.</summary>
internal sealed class FailingDisk : IHostStore, IFrontierStore
{
    private readonly MemoryHostStore _hosts = new();
    private readonly MemoryFrontierStore _frontier = new();
    private int _tries;

    /// <summary>From now on everything fails.</summary>
    public bool IsFull { get; set; }

    public ValueTask<HostRecord?> FindAsync(string host, CancellationToken cancellationToken) => _hosts.FindAsync(host, cancellationToken);

    public ValueTask SaveAsync(HostRecord host, CancellationToken cancellationToken) => Try().SaveAsync(host, cancellationToken);

    public ValueTask<int> CountClosedAsync(DateTimeOffset now, CancellationToken cancellationToken) => _hosts.CountClosedAsync(now, cancellationToken);

    public ValueTask<RobotsCopy?> FindRobotsAsync(string origin, CancellationToken cancellationToken) => _hosts.FindRobotsAsync(origin, cancellationToken);

    public ValueTask SaveRobotsAsync(RobotsCopy robots, CancellationToken cancellationToken) => Try().SaveRobotsAsync(robots, cancellationToken);

    public ValueTask<SavedRun?> FindOpenAsync(string sourceId, CancellationToken cancellationToken) => _frontier.FindOpenAsync(sourceId, cancellationToken);

    public ValueTask<IReadOnlyList<FrontierEntry>> PutOffAsync(string sourceId, CancellationToken cancellationToken) => _frontier.PutOffAsync(sourceId, cancellationToken);

    public ValueTask<long> BeginAsync(string sourceId, DateTimeOffset at, IReadOnlyList<FrontierEntry> entries, CancellationToken cancellationToken) =>
        _frontier.BeginAsync(sourceId, at, entries, cancellationToken);

    public ValueTask SaveAsync(FrontierStep taken, CancellationToken cancellationToken)
    {
        Try();
        return _frontier.SaveAsync(taken, cancellationToken);
    }

    public ValueTask<IReadOnlyList<UnwrittenEntry>> UnwrittenAsync(string sourceId, CancellationToken cancellationToken) => _frontier.UnwrittenAsync(sourceId, cancellationToken);

    public ValueTask WrittenAsync(IReadOnlyList<WrittenPage> pages, CancellationToken cancellationToken) => _frontier.WrittenAsync(pages, cancellationToken);

    public ValueTask EndAsync(long run, RunEnd ended, CancellationToken cancellationToken)
    {
        Try();
        return _frontier.EndAsync(run, ended, cancellationToken);
    }

    public ValueTask PauseAsync(long run, RunEnd paused, CancellationToken cancellationToken) => _frontier.PauseAsync(run, paused, cancellationToken);

    public ValueTask RememberAsync(string sourceId, CanonicalUrl url, Resource resource, CancellationToken cancellationToken)
    {
        Try();
        return _frontier.RememberAsync(sourceId, url, resource, cancellationToken);
    }

    public ValueTask<Resource?> RecallAsync(string sourceId, CanonicalUrl url, CancellationToken cancellationToken)
    {
        Try();
        return _frontier.RecallAsync(sourceId, url, cancellationToken);
    }

    private MemoryHostStore Try() => Interlocked.Increment(ref _tries) % 2 == 1 || IsFull ? throw new IOException("No space left on device") : _hosts;
}
