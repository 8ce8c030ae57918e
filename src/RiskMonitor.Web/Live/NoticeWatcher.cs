using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RiskMonitor.Alerts;

namespace RiskMonitor.Web.Live;

/// <summary>Passes the queue's notices on to the open pages. While the queue is away the console goes on, and looks again when it is back.</summary>
internal sealed partial class NoticeWatcher(IAlertNotices notices, LiveAlerts pages, TimeProvider clock, ILogger<NoticeWatcher> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var _ in notices.WatchAsync(stoppingToken))
                    pages.Publish();
            }
            catch (QueueUnavailableException fault)
            {
                LogAway(fault, Pause);
            }

            await Task.Delay(Pause, clock, stoppingToken);
            pages.Publish();
        }
    }

    [LoggerMessage(LogLevel.Warning, "No notices from the alert queue; open pages refresh when it is back, next look in {Pause}")]
    private partial void LogAway(Exception fault, TimeSpan pause);
}
