using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskMonitor.Alerts;

namespace RiskMonitor.Redis;

/// <summary>
/// Makes queue and store agree: every open alert is in the queue, no decided one. A claim of the store whose alert the queue knows nothing of
/// goes on there; one whose alert waits there is over, and the store is told. At the start, whenever the server was away,
/// within seconds after it was emptied (its marker is gone), within a minute after it lost a part, and every few minutes, which also brings priorities up to date.
/// </summary>
public sealed partial class QueueReconciler : BackgroundService
{
    private const int BatchSize = 256;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Lock _waiting = new();
    private readonly AlertQueue _queue;
    private readonly QueueConnection _connection;
    private readonly QueueKeys _keys;
    private readonly IAlertStore _store;
    private readonly QueueOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<QueueReconciler> _logger;
    private TaskCompletionSource _reconciled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal QueueReconciler(
        AlertQueue queue, QueueConnection connection, QueueKeys keys, IAlertStore store, IOptions<QueueOptions> options, TimeProvider clock, ILogger<QueueReconciler> logger)
    {
        (_queue, _connection, _keys, _store, _options, _clock, _logger) = (queue, connection, keys, store, options.Value, clock, logger);
        connection.Restored += (_, _) => Doubt();
    }

    /// <summary>Completes when the queue is known to hold what the store holds; waits while the server is away.</summary>
    public Task WaitUntilReconciledAsync(CancellationToken cancellationToken)
    {
        lock (_waiting)
            return _reconciled.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Compares now. Doing it twice, or in two processes at once, changes nothing more.</summary>
    /// <exception cref="QueueUnavailableException">The server does not answer; it is done when it does.</exception>
    public async Task ReconcileAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            int queued, returned, removed;
            do
            {
                await _connection.AskAsync(redis => redis.StringSetAsync(_keys.Epoch, Guid.NewGuid().ToString("N")), cancellationToken);
                (queued, returned) = await QueueOpenAsync(cancellationToken);
                removed = await RemoveClosedAsync(cancellationToken);
            }
            while (await IsEmptiedAsync(cancellationToken)); // in the middle of it
            LogReconciled(queued, returned, removed);
            lock (_waiting)
                _reconciled.TrySetResult();
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var last = _clock.GetTimestamp();
        var compared = last;
        using var timer = new PeriodicTimer(_options.WatchEvery, _clock);
        do
        {
            try
            {
                if (!IsInDoubt() && _clock.GetElapsedTime(compared) >= _options.CompareEvery)
                {
                    compared = _clock.GetTimestamp();
                    if (await HasLostPartAsync(stoppingToken))
                        Doubt();
                }

                if (IsInDoubt() || _clock.GetElapsedTime(last) >= _options.ReconcileEvery || await IsEmptiedAsync(stoppingToken))
                {
                    Doubt();
                    await ReconcileAsync(stoppingToken);
                    last = compared = _clock.GetTimestamp();
                }
            }
            catch (QueueUnavailableException fault)
            {
                Doubt();
                LogAway(fault); // the connection says so once, loudly
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
            {
                Doubt();
                LogFailed(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<(int Queued, int Returned)> QueueOpenAsync(CancellationToken cancellationToken)
    {
        var (queued, returned) = (0, 0);
        await foreach (var batch in _store.OpenAsync(cancellationToken).Chunk(BatchSize).WithCancellation(cancellationToken))
        {
            var over = await _queue.CompareAsync(batch, cancellationToken);
            queued += batch.Length;
            if (over.Count == 0)
                continue;
            // Someone who claims one of them in between has a higher token, and the store passes the old one over.
            await _store.RecordReturnedAsync(over, cancellationToken);
            await _queue.TellReturnedAsync(over, cancellationToken);
            returned += over.Count;
        }

        return (queued, returned);
    }

    private async Task<int> RemoveClosedAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        await foreach (var batch in _queue.QueuedAsync(cancellationToken))
        {
            var closed = await _store.ClosedAmongAsync(batch, cancellationToken);
            await _queue.RemoveAsync(closed, cancellationToken);
            removed += closed.Count;
        }

        return removed;
    }

    /// <summary>
    /// Whether the queue knows another number of alerts (waiting and claimed) or of ranks than the store has open. An alert that is on its way
    /// from one to the other looks lost just then; comparing one by one does it no harm.
    /// </summary>
    internal async Task<bool> HasLostPartAsync(CancellationToken cancellationToken)
    {
        var open = await _store.CountOpenAsync(cancellationToken);
        var look = await _queue.LookAsync(cancellationToken);
        var ranks = await _connection.AskAsync(redis => redis.HashLengthAsync(_keys.Rank), cancellationToken);
        var known = look.Ready + look.Claimed.Count;
        if (known == open && ranks == open)
            return false;
        LogDiffers(known, ranks, open);
        return true;
    }

    private async Task<bool> IsEmptiedAsync(CancellationToken cancellationToken) =>
        (await _connection.AskAsync(redis => redis.StringGetAsync(_keys.Epoch), cancellationToken)).IsNull;

    private bool IsInDoubt()
    {
        lock (_waiting)
            return !_reconciled.Task.IsCompleted;
    }

    private void Doubt()
    {
        lock (_waiting)
        {
            if (_reconciled.Task.IsCompleted)
                _reconciled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    [LoggerMessage(LogLevel.Information, "The alert queue holds the {Queued} open alert(s) of the store; {Returned} claim(s) that it does not know are over; {Removed} decided one(s) were dropped")]
    private partial void LogReconciled(int queued, int returned, int removed);

    [LoggerMessage(LogLevel.Warning, "The alert queue knows {Known} alert(s) with {Ranks} rank(s), the store has {Open} open; they are compared one by one")]
    private partial void LogDiffers(int known, long ranks, int open);

    [LoggerMessage(LogLevel.Debug, "The queue does not answer; it is filled when it does")]
    private partial void LogAway(Exception fault);

    [LoggerMessage(LogLevel.Error, "The alert queue could not be compared with the store; it is tried again")]
    private partial void LogFailed(Exception fault);
}
