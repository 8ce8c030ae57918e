using System.Collections.Concurrent;
using System.Threading.Channels;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting;

/// <summary>
/// Politeness within one process: one request at a time per host, and the longer of the two delays between one and the next. When a host was last asked is kept,
/// so that a process that takes the place of another does not ask too soon.
/// </summary>
public sealed class HostLimiter(TimeProvider clock, IHostStore? hosts = null) : IHostLimiter
{
    private readonly ConcurrentDictionary<string, HostTurn> _hosts = new(StringComparer.OrdinalIgnoreCase);

    public async ValueTask<IAsyncDisposable> EnterAsync(string host, TimeSpan delay, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        var turn = _hosts.GetOrAdd(host, _ => new HostTurn(host.ToLowerInvariant(), clock, hosts));
        await turn.EnterAsync(delay, cancellationToken);
        return new Request(turn, delay);
    }

    /// <summary>The turn of one host. Only who holds the gate reads and writes the rest.</summary>
    private sealed class HostTurn(string host, TimeProvider clock, IHostStore? hosts)
    {
        // A channel with room for one: whoever could write holds the turn, and those who wait get it in order.
        private readonly Channel<bool> _gate = Channel.CreateBounded<bool>(1);
        private bool _recalled;
        private long? _lastEnd;
        private TimeSpan _lastDelay;

        public async Task EnterAsync(TimeSpan delay, CancellationToken cancellationToken)
        {
            await _gate.Writer.WriteAsync(true, cancellationToken);
            try
            {
                await RoomOnDisk.WaitForAsync(() => RecallAsync(cancellationToken), clock, full: null, cancellationToken);
                // A timer may fire a little early, so the clock has the last word.
                while (StillToWait(delay) is { Ticks: > 0 } wait)
                    await Task.Delay(wait, clock, cancellationToken);
                await RoomOnDisk.WaitForAsync(() => KeepAsync(delay), clock, full: null, cancellationToken);
            }
            catch
            {
                _gate.Reader.TryRead(out _);
                throw;
            }
        }

        public async ValueTask LeaveAsync(TimeSpan delay)
        {
            _lastEnd = clock.GetTimestamp();
            _lastDelay = delay;
            try
            {
                await TryKeepAsync(delay);
            }
            finally
            {
                _gate.Reader.TryRead(out _);
            }
        }

        private async ValueTask RecallAsync(CancellationToken cancellationToken)
        {
            if (_recalled || hosts is null)
                return;
            if (await hosts.FindAsync(host, cancellationToken) is { LastRequestAt: { } last } record)
            {
                // A clock that was set back must not close a host for ever.
                var ago = clock.GetUtcNow() - last;
                _lastEnd = clock.GetTimestamp() - (long)(Math.Max(0, ago.TotalSeconds) * clock.TimestampFrequency);
                _lastDelay = record.Delay;
            }

            _recalled = true;
        }

        /// <summary>Before the request too: a process that is killed in the middle of one has asked all the same.</summary>
        private async ValueTask KeepAsync(TimeSpan delay)
        {
            if (hosts is null || delay == TimeSpan.Zero)
                return;
            var known = await hosts.FindAsync(host, CancellationToken.None);
            await hosts.SaveAsync((known ?? new HostRecord(host, null, delay, null, 0)) with { LastRequestAt = clock.GetUtcNow(), Delay = delay }, CancellationToken.None);
        }

        /// <summary>Whoever leaves has an answer in hand. On a full disk the start of the request stays kept, this process knows its end, and the next turn waits until it can be kept.</summary>
        private async ValueTask<bool> TryKeepAsync(TimeSpan delay)
        {
            try
            {
                await KeepAsync(delay);
                return true;
            }
            catch (IOException)
            {
                return false;
            }
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

        public ValueTask DisposeAsync() => Interlocked.Exchange(ref _left, 1) == 0 ? turn.LeaveAsync(delay) : ValueTask.CompletedTask;
    }
}
