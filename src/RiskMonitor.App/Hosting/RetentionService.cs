using RiskMonitor.Storage.Retention;

namespace RiskMonitor.App.Hosting;

/// <summary>
/// Deletes what is due at the start and then once a day. A day on which it failed is made up the next. Not before linking has read the store into
/// memory: it would remember what was deleted meanwhile.
/// </summary>
internal sealed partial class RetentionService(RetentionJob job, FlowRunner flow, TimeProvider time, ILogger<RetentionService> logger) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await flow.Loaded.WaitAsync(stoppingToken);
        using var daily = new PeriodicTimer(Day, time);
        do
        {
            try
            {
                await job.DeleteDueAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogFailed(fault);
            }
        }
        while (await daily.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "Deleting what is due failed; it is tried again tomorrow and at the next start")]
    private partial void LogFailed(Exception fault);
}
