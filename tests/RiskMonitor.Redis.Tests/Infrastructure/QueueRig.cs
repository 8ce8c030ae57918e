using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.Alerts;

namespace RiskMonitor.Redis.Tests.Infrastructure;

/// <summary>A queue with keys of its own on one of the servers.</summary>
internal sealed class QueueRig : IAsyncDisposable
{
    private static int _count;

    public QueueRig(IQueueServer server, Action<QueueOptions>? configure = null, QueueKeys? keys = null)
    {
        configure?.Invoke(Options);
        Keys = keys ?? new QueueKeys($"test{Interlocked.Increment(ref _count)}");
        Connection = new QueueConnection(server, NullLogger<QueueConnection>.Instance);
        Queue = new AlertQueue(Connection, Microsoft.Extensions.Options.Options.Create(Options), Keys);
    }

    public QueueOptions Options { get; } = new();

    public QueueKeys Keys { get; }

    public QueueConnection Connection { get; }

    public AlertQueue Queue { get; }

    /// <summary>The n-th alert of a test; a higher n is younger.</summary>
    public static AlertId Alert(int n) => AlertId.Parse($"{DateTimeOffset.UnixEpoch.AddYears(56).AddMinutes(n).ToUnixTimeMilliseconds():x12}70008000000000000000");

    public static QueuedAlert Queued(AlertId id, double priority = 50, long floor = 0) => new(id, priority, floor);

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
