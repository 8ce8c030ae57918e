using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Linking;

namespace RiskMonitor;

/// <summary>
/// Writes a batch, and keeps trying: a store that refuses (disk full, locked) pauses the flow and nothing is dropped.
/// An item that alone cannot be written is set aside by name, so that it does not hold up the others.
/// </summary>
public sealed partial class BatchWriter(IFlowSink sink, IAlertQueue queue, CampaignLinker linker, IOptions<FlowOptions> options, TimeProvider time, ILogger<BatchWriter> logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private const int AttemptsBeforeSplitting = 3;

    public async Task<BatchOutcome> WriteAsync(IReadOnlyList<FlowItem> batch)
    {
        var wait = options.Value.RetryWait;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var outcome = await sink.WriteAsync(batch, CancellationToken.None);
                await QueueAsync(outcome);
                return outcome;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                LogRefused(fault, batch.Count, attempt);
                if (attempt >= AttemptsBeforeSplitting && batch.Count > 1)
                    return await WriteOneByOneAsync(batch);
                if (attempt >= AttemptsBeforeSplitting && HasContent(batch[0]) && await CanWriteAnythingAsync(batch[0]))
                    return await SetAsideAsync(batch[0], fault);
            }

            await Task.Delay(wait, time);
            wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
        }
    }

    private async Task<BatchOutcome> WriteOneByOneAsync(IReadOnlyList<FlowItem> batch)
    {
        var total = new BatchOutcome(0, 0, [], []);
        foreach (var item in batch)
        {
            var outcome = await WriteAsync([item]);
            total = total with { NewAds = total.NewAds + outcome.NewAds, NewAlerts = total.NewAlerts + outcome.NewAlerts };
        }

        return total;
    }

    /// <summary>Whether the store takes an empty batch: then the item is at fault, not the store.</summary>
    private async Task<bool> CanWriteAnythingAsync(FlowItem item)
    {
        try
        {
            await sink.WriteAsync([new FlowItem { Page = item.Page with { Body = default, Sha256 = "" } }], CancellationToken.None);
            return true;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogRefused(fault, 1, 1);
            return false;
        }
    }

    private Task<BatchOutcome> SetAsideAsync(FlowItem item, Exception fault)
    {
        LogSetAside(fault, item.Page.SourceId, item.Page.Sha256);
        foreach (var ad in item.Scored)
            linker.Forget(ad.Id); // so that it is new when it comes again
        var reason = new Rejection(item.Page.Url.AbsoluteUri, $"could not be stored: {fault.GetType().Name}");
        return sink.WriteAsync([item with { Scored = [], SeenAgain = [], Rejected = [.. item.Rejected, reason] }], CancellationToken.None);
    }

    private async Task QueueAsync(BatchOutcome outcome)
    {
        try
        {
            if (!outcome.ToQueue.IsEmpty)
                await queue.EnqueueAsync(outcome.ToQueue, CancellationToken.None);
            if (!outcome.ToRemove.IsEmpty)
                await queue.RemoveAsync(outcome.ToRemove, CancellationToken.None);
        }
        catch (QueueUnavailableException fault)
        {
            // The alerts are in the store; reconciling queues them at the next connection.
            LogQueueAway(fault, outcome.ToQueue.Length);
        }
    }

    private static bool HasContent(FlowItem item) => !item.Scored.IsEmpty || !item.SeenAgain.IsEmpty || !item.Rejected.IsEmpty;

    [LoggerMessage(LogLevel.Error, "The store refused a batch of {Count} page(s), attempt {Attempt}; it is tried again")]
    private partial void LogRefused(Exception fault, int count, int attempt);

    [LoggerMessage(LogLevel.Error, "A page of source {Source} (sha256 {Sha256}) cannot be stored and is set aside")]
    private partial void LogSetAside(Exception fault, string source, string sha256);

    [LoggerMessage(LogLevel.Warning, "The alert queue does not answer; {Count} alert(s) stay in the store and are queued at the next connection")]
    private partial void LogQueueAway(Exception fault, int count);
}
