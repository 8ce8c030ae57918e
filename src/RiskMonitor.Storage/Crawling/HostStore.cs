using System.Collections.Concurrent;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Storage.Crawling;

/// <summary>Hosts and their robots.txt in crawl.db, read once and then from memory: one process has the folder.</summary>
internal sealed class HostStore(CrawlFile file) : IHostStore
{
    private readonly ConcurrentDictionary<string, HostRecord?> _hosts = new(StringComparer.Ordinal);

    public ValueTask<HostRecord?> FindAsync(string host, CancellationToken cancellationToken) => ValueTask.FromResult(_hosts.GetOrAdd(host, Find));

    public ValueTask SaveAsync(HostRecord host, CancellationToken cancellationToken)
    {
        file.Write(session => session.Execute(
            """
            INSERT INTO hosts (host, last_request_at, delay, closed_until, strikes) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (host) DO UPDATE SET last_request_at = excluded.last_request_at, delay = excluded.delay, closed_until = excluded.closed_until, strikes = excluded.strikes
            """,
            host.Host, host.LastRequestAt?.UtcTicks, host.Delay.Ticks, host.ClosedUntil?.UtcTicks, host.Strikes));
        _hosts[host.Host] = host;
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> CountClosedAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        ValueTask.FromResult((int)file.Read(session => (long)session.Scalar("SELECT count(*) FROM hosts WHERE closed_until > ?1", now.UtcTicks)!));

    public ValueTask<RobotsCopy?> FindRobotsAsync(string origin, CancellationToken cancellationToken) => ValueTask.FromResult(file.Read(session => HostRows.Robots(session, origin)));

    public ValueTask SaveRobotsAsync(RobotsCopy robots, CancellationToken cancellationToken)
    {
        file.Write(session => session.Execute(
            """
            INSERT INTO robots (origin, fetched_at, expires_at, file, allowed, reached, why, for_now) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT (origin) DO UPDATE SET fetched_at = excluded.fetched_at, expires_at = excluded.expires_at, file = excluded.file,
                allowed = excluded.allowed, reached = excluded.reached, why = excluded.why, for_now = excluded.for_now
            """,
            robots.Origin, robots.FetchedAt.UtcTicks, robots.ExpiresAt.UtcTicks, robots.File?.ToArray(), robots.Allowed, robots.Reached, robots.Why, robots.IsForNow));
        return ValueTask.CompletedTask;
    }

    private HostRecord? Find(string host) => file.Read(session => HostRows.Host(session, host));
}
