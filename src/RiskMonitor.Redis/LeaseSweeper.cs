using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskMonitor.Alerts;

namespace RiskMonitor.Redis;

/// <summary>Takes back leases that ran out, every few seconds, and has the store write it down. Several at once do no harm.</summary>
internal sealed partial class LeaseSweeper(IAlertQueue queue, IAlertStore store, IOptions<QueueOptions> options, TimeProvider clock, ILogger<LeaseSweeper> logger)
    : BackgroundService
{
    private readonly List<AlertLease> _unrecorded = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (QueueUnavailableException fault)
            {
                LogAway(fault); // the connection says so once, loudly
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
            {
                LogUnrecorded(fault, _unrecorded.Count);
            }
        }
    }

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        _unrecorded.AddRange(await queue.SweepAsync(cancellationToken));
        if (_unrecorded.Count == 0)
            return;
        await store.RecordReturnedAsync(_unrecorded, cancellationToken);
        LogReturned(_unrecorded.Count);
        _unrecorded.Clear();
    }

    [LoggerMessage(LogLevel.Information, "{Count} lease(s) ran out; their alerts are ready again")]
    private partial void LogReturned(int count);

    [LoggerMessage(LogLevel.Error, "The store did not take the return of {Count} alert(s); it is asked again")]
    private partial void LogUnrecorded(Exception fault, int count);

    [LoggerMessage(LogLevel.Debug, "No sweep: the queue does not answer")]
    private partial void LogAway(Exception fault);
}
