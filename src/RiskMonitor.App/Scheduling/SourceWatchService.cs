using System.Threading.Channels;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.App.Scheduling;

/// <summary>Has the sources assessed after every run and every minute. While their runs cannot be read, the next minute will do.</summary>
internal sealed partial class SourceWatchService(SourceWatch watch, SourceRuns runs, TimeProvider clock, ILogger<SourceWatchService> logger) : BackgroundService
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var minutely = clock.CreateTimer(_ => _due.Writer.TryWrite(true), null, Minute, Minute);
        runs.Ended += RunEnded;
        try
        {
            await foreach (var _ in _due.Reader.ReadAllAsync(stoppingToken))
                await AssessAsync(stoppingToken);
        }
        finally
        {
            runs.Ended -= RunEnded;
        }
    }

    private async Task AssessAsync(CancellationToken stoppingToken)
    {
        try
        {
            await watch.AssessAsync(stoppingToken);
        }
        catch (IOException fault)
        {
            LogUnread(fault);
        }
    }

    private void RunEnded(object? sender, EndedRun run) => _due.Writer.TryWrite(true);

    [LoggerMessage(LogLevel.Warning, "The runs of the sources cannot be read; their health is assessed again in a minute")]
    private partial void LogUnread(Exception fault);
}
