using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Linking;

namespace RiskMonitor;

/// <summary>
/// Runs the flow: collected pages → bounded channel → one worker per core → bounded channel → one sink that writes batches.
/// A page that was accepted is written or named as rejected. The first fault ends the flow and with it the process: nothing more is taken,
/// what can still be written is, and the rest was never counted as written.
/// </summary>
public sealed partial class FlowRunner(
    AdFlow flow,
    BatchWriter writer,
    IFrontierStore frontiers,
    ICampaignMemory memory,
    FlowProgress progress,
    IOptions<FlowOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime,
    ILogger<FlowRunner> logger) : BackgroundService, IPageIntake
{
    private readonly Channel<(Source Source, FetchedPage Page)> _pages =
        Channel.CreateBounded<(Source, FetchedPage)>(options.Value.PagesWaiting);

    private readonly Channel<FlowItem> _items = Channel.CreateBounded<FlowItem>(
        new BoundedChannelOptions(2 * options.Value.BatchPages) { SingleReader = true });

    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _fault;

    /// <summary>Completes when memory holds what the store holds. Until then nothing may be deleted from the store.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>What ended the flow; null while it runs and when it was stopped.</summary>
    public Exception? Fault => Volatile.Read(ref _fault);

    /// <exception cref="FlowEndedException">The flow ended at a fault.</exception>
    public void ThrowIfEnded()
    {
        if (Fault is { } fault)
            throw new FlowEndedException(fault);
    }

    /// <exception cref="FlowEndedException">The flow ended at a fault; the page was not taken.</exception>
    public async ValueTask SubmitAsync(Source source, FetchedPage page, CancellationToken cancellationToken)
    {
        // Counted first, so that nobody sees an idle flow while a page is on its way in.
        progress.Submitted();
        var accepted = false;
        try
        {
            await _pages.Writer.WriteAsync((source, page), cancellationToken);
            accepted = true;
        }
        catch (ChannelClosedException) when (Fault is { } fault)
        {
            throw new FlowEndedException(fault);
        }
        finally
        {
            if (!accepted)
                progress.Withdrawn();
        }
    }

    /// <summary>Takes no more pages, then waits until those accepted are written.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _pages.Writer.TryComplete();
        if (ExecuteTask is { } running)
            await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await flow.LoadAsync(memory, stoppingToken);
            _loaded.TrySetResult();
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            End(fault);
            return;
        }

        // The stopping token is not passed on: stopping completes the intake and drains what was accepted.
        var workers = Enumerable.Range(0, options.Value.Workers).Select(_ => Task.Run(WorkAsync, CancellationToken.None)).ToArray();
        var sink = Task.Run(WriteAsync, CancellationToken.None);
        await Task.WhenAll(workers);
        _items.Writer.TryComplete();
        await sink;
    }

    private async Task WorkAsync()
    {
        await foreach (var (source, page) in _pages.Reader.ReadAllAsync())
        {
            try
            {
                var item = flow.Process(page, source.Extract, source.Stage);
                progress.Read(item);
                await _items.Writer.WriteAsync(item);
            }
            catch (ChannelClosedException) when (Fault is not null)
            {
                return; // nobody writes any more
            }
            catch (Exception fault) when (fault is not ChannelClosedException)
            {
                End(fault); // this page stays uncounted; those accepted before go on
            }
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            var batch = new List<FlowItem>(options.Value.BatchPages);
            while (await _items.Reader.WaitToReadAsync())
            {
                await FillAsync(batch);
                await WriteAsync([.. batch]);
                batch.Clear();
            }
        }
        catch (Exception fault) when (End(fault))
        {
            _items.Writer.TryComplete(fault); // a worker that waits for room goes home
        }
    }

    private async Task WriteAsync(ImmutableArray<FlowItem> batch)
    {
        await WriteWithGoneAsync(batch);
        progress.Stored(batch);
    }

    private async Task WriteWithGoneAsync(ImmutableArray<FlowItem> batch)
    {
        var outcome = await writer.WriteAsync(batch);
        flow.Written(batch);
        await AcknowledgeAsync(batch);
        progress.Written(batch.Length, outcome);
        while (!outcome.Gone.IsEmpty)
        {
            var gone = outcome.Gone.ToHashSet();
            batch = [.. batch.Select(item => flow.ProcessAgain(item, gone)).OfType<FlowItem>()];
            if (batch.IsEmpty)
                return;
            outcome = await writer.WriteAsync(batch);
            flow.Written(batch);
            progress.Written(0, outcome);
        }
    }

    /// <summary>Tells the frontiers what is in the store. What they do not learn is handed in again after the next start, and changes nothing then.</summary>
    private async Task AcknowledgeAsync(ImmutableArray<FlowItem> batch)
    {
        var written = batch
            .Where(item => item.Page.Ticket is not null)
            .Select(item => new WrittenPage(item.Page.SourceId, item.Page.Ticket!.Value, item.Scored.Length + item.SeenAgain.Length + item.InShadow, item.Scored.Length))
            .ToList();
        if (written.Count == 0)
            return;
        try
        {
            await frontiers.WrittenAsync(written, CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogUnacknowledged(fault, written.Count);
        }
    }

    /// <summary>Ends the flow at its first fault. Always true, so that it can be the filter where a fault is caught.</summary>
    private bool End(Exception fault)
    {
        if (Interlocked.CompareExchange(ref _fault, fault, null) is not null)
            return true;
        LogEnded(fault, progress.InFlight);
        _pages.Writer.TryComplete();
        _loaded.TrySetCanceled(CancellationToken.None);
        lifetime.StopApplication();
        return true;
    }

    /// <summary>Reads until the batch is full or has waited long enough.</summary>
    private async Task FillAsync(List<FlowItem> batch)
    {
        using var deadline = new CancellationTokenSource(options.Value.BatchWait, time);
        try
        {
            while (batch.Count < options.Value.BatchPages)
            {
                if (_items.Reader.TryRead(out var item))
                    batch.Add(item);
                else if (!await _items.Reader.WaitToReadAsync(deadline.Token))
                    return;
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            // The batch has waited long enough; what is in it goes now.
        }
    }

    [LoggerMessage(LogLevel.Error, "{Pages} page(s) are stored, and their frontier could not be told; they are handed in once more after the next start")]
    private partial void LogUnacknowledged(Exception fault, int pages);

    [LoggerMessage(LogLevel.Critical, "The flow ends at a fault of our own, and Monitor with it; up to {Pages} page(s) are unwritten and are collected again after the next start")]
    private partial void LogEnded(Exception fault, long pages);
}
