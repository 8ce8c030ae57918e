using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskMonitor.Collecting;
using RiskMonitor.Linking;

namespace RiskMonitor;

/// <summary>
/// Runs the flow: collected pages → bounded channel → one worker per core → bounded channel → one sink that writes batches.
/// The channels carry the first fault onwards; a page that was accepted is written or named as rejected.
/// </summary>
public sealed partial class FlowRunner(
    AdFlow flow,
    BatchWriter writer,
    CampaignLinker linker,
    ICampaignMemory memory,
    FlowProgress progress,
    IOptions<FlowOptions> options,
    TimeProvider time,
    ILogger<FlowRunner> logger) : BackgroundService, IPageIntake
{
    private readonly Channel<(Source Source, FetchedPage Page)> _pages =
        Channel.CreateBounded<(Source, FetchedPage)>(options.Value.PagesWaiting);

    private readonly Channel<FlowItem> _items = Channel.CreateBounded<FlowItem>(
        new BoundedChannelOptions(2 * options.Value.BatchPages) { SingleReader = true });

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
        await linker.LoadAsync(memory, stoppingToken);
        // The stopping token is not passed on: stopping completes the intake and drains what was accepted.
        var workers = Enumerable.Range(0, options.Value.Workers).Select(_ => Task.Run(WorkAsync, CancellationToken.None)).ToArray();
        var sink = Task.Run(WriteAsync, CancellationToken.None);
        try
        {
            await Task.WhenAll(workers);
            _items.Writer.TryComplete();
        }
        catch (Exception fault)
        {
            _items.Writer.TryComplete(fault);
            LogWorkerFault(fault);
            throw;
        }

        await sink;
    }

    private async Task WorkAsync()
    {
        await foreach (var (source, page) in _pages.Reader.ReadAllAsync())
        {
            var item = flow.Process(page, source.Extract);
            progress.Read(item);
            await _items.Writer.WriteAsync(item);
        }
    }

    private async Task WriteAsync()
    {
        var batch = new List<FlowItem>(options.Value.BatchPages);
        while (await _items.Reader.WaitToReadAsync())
        {
            await FillAsync(batch);
            var outcome = await writer.WriteAsync(batch);
            progress.Written(batch.Count, outcome);
            batch.Clear();
        }
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

    [LoggerMessage(LogLevel.Critical, "A worker of the flow ended")]
    private partial void LogWorkerFault(Exception fault);
}
