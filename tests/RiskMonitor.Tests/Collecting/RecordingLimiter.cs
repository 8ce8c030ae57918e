using System.Collections.Concurrent;
using RiskMonitor.Collecting;

namespace RiskMonitor.Tests.Collecting;

/// <summary>Lets everyone in at once and remembers the delay each asked for; fails when two are in at the same host.</summary>
internal sealed class RecordingLimiter : IHostLimiter
{
    private readonly ConcurrentDictionary<string, int> _inside = new();

    public ConcurrentQueue<(string Host, TimeSpan Delay)> Entered { get; } = new();

    public ValueTask<IAsyncDisposable> EnterAsync(string host, TimeSpan delay, CancellationToken cancellationToken)
    {
        Entered.Enqueue((host, delay));
        Assert.Equal(1, _inside.AddOrUpdate(host, 1, (_, inside) => inside + 1));
        return ValueTask.FromResult<IAsyncDisposable>(new Turn(() => _inside[host]--));
    }

    private sealed class Turn(Action leave) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            leave();
            return ValueTask.CompletedTask;
        }
    }
}
