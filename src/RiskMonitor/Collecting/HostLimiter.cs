using System.Collections.Concurrent;
using System.Threading.Channels;

namespace RiskMonitor.Collecting;

/// <summary>Politeness within one process: one request at a time per host, and the longer of the two delays between one and the next.</summary>
public sealed class HostLimiter(TimeProvider clock) : IHostLimiter
{
    private readonly ConcurrentDictionary<string, HostTurn> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public async ValueTask<IAsyncDisposable> EnterAsync(string host, TimeSpan delay, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        var turn = _hosts.GetOrAdd(host, _ => new HostTurn(clock));
        await turn.EnterAsync(delay, cancellationToken);
        return new Request(turn, delay);
    }

    /// <summary>The turn of one host. Only who holds the gate reads and writes the rest.</summary>
    private sealed class HostTurn(TimeProvider clock)
    {
        // A channel with room for one: whoever could write holds the turn, and those who wait get it in order.
        private readonly Channel<bool> _gate = Channel.CreateBounded<bool>(1);
        private long? _lastEnd;
        private TimeSpan _lastDelay;

        public async Task EnterAsync(TimeSpan delay, CancellationToken cancellationToken)
        {
            await _gate.Writer.WriteAsync(true, cancellationToken);
            try
            {
                // A timer may fire a little early, so the clock has the last word.
                while (StillToWait(delay) is { Ticks: > 0 } wait)
                    await Task.Delay(wait, clock, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                _gate.Reader.TryRead(out _);
                throw;
            }
        }

        public void Leave(TimeSpan delay)
        {
            _lastEnd = clock.GetTimestamp();
            _lastDelay = delay;
            _gate.Reader.TryRead(out _);
        }

        private TimeSpan StillToWait(TimeSpan delay)
        {
            if (_lastEnd is not { } end)
                return TimeSpan.Zero;
            var needed = delay > _lastDelay ? delay : _lastDelay;
            var left = needed - clock.GetElapsedTime(end);
            return left > TimeSpan.Zero && left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left;
        }
    }

    private sealed class Request(HostTurn turn, TimeSpan delay) : IAsyncDisposable
    {
        private int _left;

        public ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                turn.Leave(delay);
            return ValueTask.CompletedTask;
        }
    }
}
