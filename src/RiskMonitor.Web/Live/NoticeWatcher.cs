using Microsoft.Extensions.Hosting;
using RiskMonitor.Alerts;

namespace RiskMonitor.Web.Live;

/// <summary>Passes the queue's notices on to the open pages.</summary>
internal sealed class NoticeWatcher(IAlertNotices notices, LiveAlerts pages) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in notices.WatchAsync(stoppingToken))
            pages.Publish();
    }
}
