using System.Diagnostics;
using RiskMonitor.App.Scheduling;
using RiskMonitor.Storage.Reading;

namespace RiskMonitor.App.Hosting;

/// <summary>Waits until a run is over and sums it up.</summary>
internal static class RunSummary
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    /// <summary>Every source has run once, and nothing that was handed in is unwritten.</summary>
    public static async Task WaitForIdleAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<SourceRuns>().FirstRound.WaitAsync(cancellationToken);
        await WaitForWrittenAsync(services, cancellationToken);
    }

    /// <summary>Nothing that was handed in is unwritten.</summary>
    /// <exception cref="FlowEndedException">The flow ended at a fault: what was handed in will never be written.</exception>
    public static async Task WaitForWrittenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var progress = services.GetRequiredService<FlowProgress>();
        using var timer = new PeriodicTimer(Beat, services.GetRequiredService<TimeProvider>());
        var flow = services.GetRequiredService<FlowRunner>();
        while (progress.InFlight > 0)
        {
            flow.ThrowIfEnded();
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    public static async Task<ClosingLine> CloseAsync(IServiceProvider services, int rejectedBefore, CancellationToken cancellationToken)
    {
        var counts = await services.GetRequiredService<IAlertReader>().CountAsync(cancellationToken);
        using var process = Process.GetCurrentProcess();
        var elapsed = services.GetRequiredService<TimeProvider>().GetUtcNow() - process.StartTime.ToUniversalTime();
        return ClosingLine.Of(services.GetRequiredService<FlowProgress>(), counts.Campaigns, counts.Alerts, rejectedBefore, elapsed);
    }
}
