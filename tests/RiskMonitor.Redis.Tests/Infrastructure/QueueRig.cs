using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.Alerts;
using RiskMonitor.Tests.Triaging;

namespace RiskMonitor.Redis.Tests.Infrastructure;

/// <summary>A queue with keys of its own on one of the servers, and a store in memory that it is filled from.</summary>
internal sealed class QueueRig : IAsyncDisposable
{
    private static int _count;

    public QueueRig(IQueueServer server, Action<QueueOptions>? configure = null, QueueKeys? keys = null, TimeProvider? clock = null, InMemoryTriageStore? store = null, IAlertStore? alerts = null)
    {
        var options = new QueueOptions { WatchEvery = TimeSpan.FromMilliseconds(50), SweepEvery = TimeSpan.FromMilliseconds(50) };
        configure?.Invoke(options);
        var wrapped = Microsoft.Extensions.Options.Options.Create(options);
        Keys = keys ?? new QueueKeys($"test{Interlocked.Increment(ref _count)}");
        Store = store ?? new InMemoryTriageStore();
        Connection = new QueueConnection(server, NullLogger<QueueConnection>.Instance);
        Queue = new AlertQueue(Connection, wrapped, Keys);
        Notices = new AlertNotices(Connection, Keys);
        Reconciler = new QueueReconciler(Queue, Connection, Keys, alerts ?? Store, wrapped, clock ?? TimeProvider.System, NullLogger<QueueReconciler>.Instance);
        Sweeper = new LeaseSweeper(Queue, alerts ?? Store, wrapped, clock ?? TimeProvider.System, NullLogger<LeaseSweeper>.Instance);
        Inspector = new QueueInspector(Connection, Queue);
    }

    public QueueKeys Keys { get; }

    public InMemoryTriageStore Store { get; }

    public QueueConnection Connection { get; }

    public AlertQueue Queue { get; }

    public AlertNotices Notices { get; }

    public QueueReconciler Reconciler { get; }

    public LeaseSweeper Sweeper { get; }

    public QueueInspector Inspector { get; }

    /// <summary>The n-th alert of a test; a higher n is younger.</summary>
    public static AlertId Alert(int n) => AlertId.Parse($"{DateTimeOffset.UnixEpoch.AddYears(56).AddMinutes(n).ToUnixTimeMilliseconds():x12}70008000000000000000");

    public static QueuedAlert Queued(AlertId id, double priority = 50, long floor = 0) => new(id, priority, floor);

    /// <summary>Puts n open alerts into the store, not into the queue; the first has the highest priority.</summary>
    public void StoreHolds(int alerts)
    {
        for (var n = 0; n < alerts; n++)
            Store.Alerts[Alert(n)] = 1000 - n;
    }

    public async ValueTask DisposeAsync()
    {
        await Reconciler.StopAsync(CancellationToken.None);
        await Sweeper.StopAsync(CancellationToken.None);
        Reconciler.Dispose();
        Sweeper.Dispose();
        await Connection.DisposeAsync();
    }
}
