using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RiskMonitor.Storage.Evidence;

/// <summary>Copies into case files while the service runs: at the start, a moment after pages became due, every few minutes, and once more at the stop.</summary>
internal sealed partial class CaseFileService(CaseFiles files, TimeProvider clock, ILogger<CaseFileService> logger) : BackgroundService
{
    /// <summary>Batches come several times a second; a file is opened once for many of them.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Again = TimeSpan.FromMinutes(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await CopyAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await CopyAsync(stoppingToken);
            // When nothing becomes due for a while, what failed before is tried again.
            var due = files.WaitAsync(stoppingToken);
            if (await Task.WhenAny(due, Task.Delay(Again, clock, stoppingToken)) == due)
                await Task.Delay(Gather, clock, stoppingToken);
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    private async Task CopyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await files.CopyDueAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(logger, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Copying into case files failed; what is due stays due")]
    private static partial void LogFailed(ILogger logger, Exception fault);
}
