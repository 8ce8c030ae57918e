using System.Collections.Concurrent;
using RiskMonitor.Collecting;

namespace RiskMonitor.App.Hosting;

/// <summary>The host limiter with a record of what it enforced, for the demo's progress view.</summary>
internal sealed class WatchedHostLimiter(IHostLimiter inner, TimeProvider time) : IHostLimiter
{
    private readonly ConcurrentDictionary<string, HostVisits> _visits = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>One entry a host, by name.</summary>
    public IReadOnlyList<HostVisits> Visits => [.. _visits.Values.OrderBy(visits => visits.Host, StringComparer.Ordinal)];

    public async ValueTask<IAsyncDisposable> EnterAsync(string host, TimeSpan delay, CancellationToken cancellationToken)
    {
        var turn = await inner.EnterAsync(host, delay, cancellationToken);
        _visits.AddOrUpdate(host, _ => new HostVisits(host, 1, delay, null, time.GetTimestamp()), (_, seen) => seen.Next(delay, time));
        return turn;
    }
}

/// <summary>Requests to a host: how many, the delay in force, and the shortest time seen between two of them.</summary>
internal sealed record HostVisits(string Host, int Requests, TimeSpan Delay, TimeSpan? ShortestGap, long LastAt)
{
    public HostVisits Next(TimeSpan delay, TimeProvider time)
    {
        var now = time.GetTimestamp();
        var gap = time.GetElapsedTime(LastAt, now);
        return this with { Requests = Requests + 1, Delay = delay, ShortestGap = ShortestGap is { } shortest && shortest < gap ? shortest : gap, LastAt = now };
    }
}
