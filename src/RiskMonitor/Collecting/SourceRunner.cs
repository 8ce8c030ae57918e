using RiskMonitor.Collecting.Crawling;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace RiskMonitor.Collecting;

/// <summary>Runs a source once: collects its pages and hands each to the flow, which may make the run wait.</summary>
public sealed partial class SourceRunner(SourceCollector collector, IPageIntake intake, TimeProvider clock, ILogger<SourceRunner> logger)
{
    /// <param name="source">The source.</param>
    /// <param name="cancellationToken">Ends the run; it goes on the next time.</param>
    /// <param name="watch">Told of every step.</param>
    public async Task<SourceRun> RunAsync(Source source, CancellationToken cancellationToken, IProgress<CrawlStep>? watch = null)
    {
        var started = clock.GetUtcNow();
        var outcomes = new SortedDictionary<FetchOutcome, int>();
        LogStarted(source.Id, source.Version, source.Stage);
        await foreach (var page in collector.CollectAsync(source, watch, cancellationToken))
        {
            outcomes[page.Outcome] = outcomes.GetValueOrDefault(page.Outcome) + 1;
            await intake.SubmitAsync(source, page, cancellationToken);
        }

        var run = new SourceRun { SourceId = source.Id, StartedAt = started, FinishedAt = clock.GetUtcNow(), Outcomes = outcomes.ToImmutableSortedDictionary() };
        LogFinished(source.Id, run.Pages, outcomes.GetValueOrDefault(FetchOutcome.Fetched), outcomes.GetValueOrDefault(FetchOutcome.Disallowed));
        return run;
    }

    [LoggerMessage(LogLevel.Debug, "Source {SourceId}, version {Version}, {Stage}: run starts")]
    private partial void LogStarted(string sourceId, int version, Stage stage);

    [LoggerMessage(LogLevel.Information, "Source {SourceId}: {Pages} pages, {Fetched} fetched, {Disallowed} disallowed")]
    private partial void LogFinished(string sourceId, int pages, int fetched, int disallowed);
}
