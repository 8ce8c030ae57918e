using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RiskMonitor.Redis;

/// <summary>Says once, when the queue is first filled, what in the server's settings could lose work.</summary>
internal sealed partial class PolicyWarner(QueueReconciler reconciler, QueueInspector inspector, ILogger<PolicyWarner> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await reconciler.WaitUntilReconciledAsync(stoppingToken);
        var health = await inspector.LookAsync(stoppingToken);
        foreach (var advice in health.Advice)
            LogAdvice(health.Address, advice);
    }

    [LoggerMessage(LogLevel.Warning, "The alert queue at {Address}: {Advice}")]
    private partial void LogAdvice(string address, string advice);
}
