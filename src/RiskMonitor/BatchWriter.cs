using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Collecting;
using RiskMonitor.Linking;

namespace RiskMonitor;

/// <summary>
/// Writes a batch, and keeps trying: while the store is away (disk full, locked) the flow pauses and nothing is dropped.
/// An item that alone cannot be written to a store that is there is set aside by name, so that it does not hold up the others.
/// </summary>
public sealed partial class BatchWriter(IFlowSink sink, IAlertQueue queue, CampaignLinker linker, FlowProgress progress, IOptions<FlowOptions> options, TimeProvider time, ILogger<BatchWriter> logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SayAgain = TimeSpan.FromMinutes(1);
    private const int AttemptsBeforeSplitting = 3;

    /// <summary>Writes to the store, then to the queue. The queue's troubles are its own: what is stored is not written again for them.</summary>
    public async Task<BatchOutcome> WriteAsync(IReadOnlyList<FlowItem> batch)
    {
        var outcome = await StoreAsync(batch);
        await QueueAsync(outcome);
        return outcome;
    }

    private async Task<BatchOutcome> StoreAsync(IReadOnlyList<FlowItem> batch)
    {
        var aside = new List<Rejection>();
        for (var (attempt, wait) = (1, options.Value.RetryWait); ; attempt++, wait = Longer(wait))
        {
            try
            {
                var outcome = await OnceThereAsync(batch);
                return outcome with { SetAside = outcome.SetAside.AddRange(aside) };
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                LogRefused(fault, batch.Count, attempt);
                if (attempt >= AttemptsBeforeSplitting && batch.Count > 1)
                    return await StoreOneByOneAsync(batch);
                if (attempt >= AttemptsBeforeSplitting && HasContent(batch[0]) && await CanWriteAnythingAsync(batch[0]))
                {
                    batch = [Aside(batch[0], fault)];
                    aside = [batch[0].Rejected[^1]]; // the page may lose its body as well, but is named once
                    attempt = 0;
                }
            }

            await Task.Delay(wait, time);
        }
    }

    /// <summary>Writes when the store is there, however long that takes. Waiting says nothing about the batch: no attempt is counted.</summary>
    private async Task<BatchOutcome> OnceThereAsync(IReadOnlyList<FlowItem> batch)
    {
        var since = time.GetTimestamp();
        var said = since;
        for (var wait = options.Value.RetryWait; ; wait = Longer(wait))
        {
            try
            {
                var outcome = await sink.WriteAsync(batch, CancellationToken.None);
                Back(since);
                return outcome;
            }
            catch (StoreAwayException fault)
            {
                if (!progress.StoreIsAway || time.GetElapsedTime(said) >= SayAgain)
                {
                    LogAway(fault, batch.Count);
                    said = time.GetTimestamp();
                }

                progress.StoreIsAway = true;
            }
            catch
            {
                Back(since); // it answers, and refuses this batch
                throw;
            }

            await Task.Delay(wait, time);
        }
    }

    private void Back(long since)
    {
        if (!progress.StoreIsAway)
            return;
        progress.StoreIsAway = false;
        LogBack((int)time.GetElapsedTime(since).TotalSeconds);
    }

    private static TimeSpan Longer(TimeSpan wait) => wait * 2 < LongestWait ? wait * 2 : LongestWait;

    private async Task<BatchOutcome> StoreOneByOneAsync(IReadOnlyList<FlowItem> batch)
    {
        var total = new BatchOutcome(0, 0, [], []);
        foreach (var item in batch)
            total = total.With(await StoreAsync([item]));
        return total;
    }

    /// <summary>Whether the store takes the page with nothing on it: then its content is at fault, not the store.</summary>
    private async Task<bool> CanWriteAnythingAsync(FlowItem item)
    {
        try
        {
            await OnceThereAsync([new FlowItem { Page = WithoutBody(item.Page) }]);
            return true;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogRefused(fault, 1, 1);
            return false;
        }
    }

    /// <summary>The page with the reason alone; when that was refused before, without its body too.</summary>
    private FlowItem Aside(FlowItem item, Exception fault)
    {
        LogSetAside(fault, item.Page.SourceId, item.Page.Sha256);
        var hadAdverts = !item.Scored.IsEmpty || !item.SeenAgain.IsEmpty;
        foreach (var ad in item.Scored)
            linker.Forget(ad.Id); // so that it is new when it comes again
        var reason = new Rejection(item.Page.Url.AbsoluteUri, $"could not be stored: {fault.GetType().Name}");
        return new FlowItem { Page = hadAdverts ? item.Page : WithoutBody(item.Page), Rejected = hadAdverts ? [.. item.Rejected, reason] : [reason] };
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
            LogQueueAway(outcome.ToQueue.Length, fault.Message);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogQueueFault(fault, outcome.ToQueue.Length);
        }
    }

    private static FetchedPage WithoutBody(FetchedPage page) => page with { Body = default, Sha256 = "" };

    private static bool HasContent(FlowItem item) => !item.Scored.IsEmpty || !item.SeenAgain.IsEmpty || !item.Rejected.IsEmpty;

    [LoggerMessage(LogLevel.Error, "The store refused a batch of {Count} page(s), attempt {Attempt}; it is tried again")]
    private partial void LogRefused(Exception fault, int count, int attempt);

    [LoggerMessage(LogLevel.Error, "The store cannot write (disk full, locked or unreadable). {Count} page(s) wait and nothing is dropped; it is tried every few seconds")]
    private partial void LogAway(Exception fault, int count);

    [LoggerMessage(LogLevel.Warning, "The store writes again after {Seconds} s; nothing was dropped")]
    private partial void LogBack(int seconds);

    [LoggerMessage(LogLevel.Error, "A page of source {Source} (sha256 {Sha256}) cannot be stored and is set aside")]
    private partial void LogSetAside(Exception fault, string source, string sha256);

    [LoggerMessage(LogLevel.Error, "The alert queue did not take {Count} alert(s); they are in the store and are queued at the next comparison")]
    private partial void LogQueueFault(Exception fault, int count);

    [LoggerMessage(LogLevel.Warning, "{Count} alert(s) wait in the store to be queued: {Reason}")]
    private partial void LogQueueAway(int count, string reason);
}
