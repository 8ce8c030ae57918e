using System.Collections.Concurrent;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>Hosts as long as the process lives.</summary>
public sealed class MemoryHostStore : IHostStore
{
    private readonly ConcurrentDictionary<string, HostRecord> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, RobotsCopy> _robots = new(StringComparer.OrdinalIgnoreCase);

    public ValueTask<HostRecord?> FindAsync(string host, CancellationToken cancellationToken) => ValueTask.FromResult(_hosts.GetValueOrDefault(host));

    public ValueTask SaveAsync(HostRecord host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        _hosts[host.Host] = host;
        return ValueTask.CompletedTask;
    }

    public ValueTask<int> CountClosedAsync(DateTimeOffset now, CancellationToken cancellationToken) => ValueTask.FromResult(_hosts.Values.Count(host => host.ClosedUntil > now));

    public ValueTask<RobotsCopy?> FindRobotsAsync(string origin, CancellationToken cancellationToken) => ValueTask.FromResult(_robots.GetValueOrDefault(origin));

    public ValueTask SaveRobotsAsync(RobotsCopy robots, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(robots);
        _robots[robots.Origin] = robots;
        return ValueTask.CompletedTask;
    }
}
