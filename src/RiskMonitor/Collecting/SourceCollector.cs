using Microsoft.Extensions.Logging;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Health;
using RiskMonitor.Collecting.Robots;
using RiskMonitor.Collecting.Walking;

namespace RiskMonitor.Collecting;

/// <summary>
/// The stage: one run over a source, page by page, politely. Everything a site does wrong is a page with an outcome and a reason;
/// nothing is asked for before the caller has taken the page before it. A run that was broken off goes on where it was.
/// </summary>
public sealed class SourceCollector
{
    private readonly PoliteFetcher _fetcher;
    private readonly ArchivedPages _archived;
    private readonly IFrontierStore _store;
    private readonly FrozenDictionary<SourceKind, ISourceWalker> _walkers;
    private readonly ReadersInUse? _readers;
    private readonly CrawlMeter _meter;
    private readonly TimeProvider _clock;
    private readonly ILogger<SourceCollector> _logger;
    private readonly ConcurrentDictionary<string, bool> _recovered = new(StringComparer.Ordinal);

    internal SourceCollector(PoliteFetcher fetcher, ArchivedPages archived, IFrontierStore store, IEnumerable<ISourceWalker> walkers, ReadersInUse? readers, CrawlMeter meter, TimeProvider clock, ILogger<SourceCollector> logger)
    {
        (_fetcher, _archived, _store, _readers, _meter, _clock, _logger) = (fetcher, archived, store, readers, meter, clock, logger);
        _walkers = walkers.ToFrozenDictionary(walker => walker.Kind);
    }

    /// <summary>What an earlier process fetched and did not live to store, then what the run brings.</summary>
    /// <param name="source">The source.</param>
    /// <param name="watch">Told of every step; null when nobody looks.</param>
    /// <param name="cancellationToken">Ends the run between two requests or in the middle of one.</param>
    public async IAsyncEnumerable<FetchedPage> CollectAsync(Source source, IProgress<CrawlStep>? watch, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in RecoverAsync(source, cancellationToken))
            yield return page;

        var run = await OpenAsync(source, cancellationToken);
        while (run.Next() is { } entry)
        {
            if (await run.AskAsync(entry, cancellationToken) is { } page)
                yield return page;
            watch?.Report(run.Step);
        }

        await run.EndAsync(cancellationToken);
        await _archived.FlushAsync(source, cancellationToken);
        watch?.Report(run.Step);
    }

    /// <summary>What a run would ask for, and why. Asks for robots.txt and list pages only, of hosts that do not want to be left alone now, and keeps nothing.</summary>
    public async IAsyncEnumerable<PlannedRequest> PlanAsync(Source source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var walker = _walkers[source.Kind];
        var frontier = Frontier.Start(source.Limits, walker.Start(source), out _);
        while (frontier.Next() is { } entry)
        {
            var url = entry.Url.ToUri();
            FetchedPage? page = null;
            var local = walker is IOwnFetcher { IsLocal: true } ? (IOwnFetcher)walker : null;
            var notBefore = local is null ? await _fetcher.ClosedUntilAsync(url, cancellationToken) : null;
            if (notBefore is null && entry is { LeadsOn: true, Role: PageRole.List } && (local is not null || walker is not IOwnFetcher))
            {
                page = local is not null
                    ? await local.GetAsync(source, entry, run: 0, cancellationToken)
                    : (await _fetcher.GetAsync(new PageRequest(source, entry, Run: 0, await walker.ShapeAsync(source, entry.Url, cancellationToken), Known: null), cancellationToken)).Page;
                var step = page.Outcome == FetchOutcome.Fetched ? await walker.ReadAsync(source, page, cancellationToken) : WalkStep.End(page);
                page = step.Page;
                frontier.Complete(entry, page, [.. step.Links.Where(link => source.Covers(link.Url.ToUri()))]);
            }

            var verdict = local is not null
                ? new RobotsVerdict(Allowed: true, Reached: true, "a folder of this machine", TimeSpan.Zero)
                : await _fetcher.DecideAsync(source, url, cancellationToken);
            var problem = page is { Outcome: not FetchOutcome.Fetched } && (verdict.Allowed || !verdict.ByRule) ? page.Reason : null;
            yield return new PlannedRequest(url, entry.Role, verdict.Allowed, verdict.Why, verdict.Delay, problem, notBefore);
        }
    }

    private async IAsyncEnumerable<FetchedPage> RecoverAsync(Source source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_recovered.ContainsKey(source.Id))
            yield break;
        foreach (var (run, entry) in await _store.UnwrittenAsync(source.Id, cancellationToken))
        {
            if (await FindAsync(source, entry, cancellationToken) is { } page)
                yield return page with { Ticket = new PageTicket(run, entry.Sequence) };
            else
                await _store.WrittenAsync([new WrittenPage(source.Id, new PageTicket(run, entry.Sequence), 0, 0)], cancellationToken);
        }

        _recovered[source.Id] = true; // one that is broken off begins again
    }

    private async ValueTask<FetchedPage?> FindAsync(Source source, FrontierEntry entry, CancellationToken cancellationToken)
    {
        if (entry.FetchedAt is null && await _store.RecallAsync(source.Id, entry.Url, cancellationToken) is { } remembered)
            return await _archived.AgainAsync(source, entry.Role, remembered with { ArchivedAt = entry.ArchivedAt }, cancellationToken);
        var page = await _archived.FindAsync(source, entry, cancellationToken);
        return page is { Outcome: FetchOutcome.NotModified } && await _store.RecallAsync(source.Id, entry.Url, cancellationToken) is { } known
            ? await _archived.CompleteAsync(source, page, known, cancellationToken) ?? page
            : page;
    }

    private async Task<CrawlRun> OpenAsync(Source source, CancellationToken cancellationToken)
    {
        var walker = _walkers[source.Kind];
        var frontier = Frontier.Start(source.Limits, walker.Start(source), out var starts);
        var run = 0L;
        if (await _store.FindOpenAsync(source.Id, cancellationToken) is { } saved)
        {
            if (starts.All(start => saved.Entries.Any(entry => entry.Depth == 0 && entry.Url == start.Url)))
                (run, frontier) = (saved.Run, Frontier.Restore(source.Limits, saved.Entries));
            else
                await _store.EndAsync(saved.Run, new RunEnd(_clock.GetUtcNow(), "the source starts somewhere else now"), cancellationToken);
        }

        if (run == 0)
        {
            var putOff = await _store.PutOffAsync(source.Id, cancellationToken);
            starts = [.. starts, .. frontier.TakeUp(putOff.Where(entry => source.Covers(entry.Url.ToUri())))];
            run = await _store.BeginAsync(source.Id, _clock.GetUtcNow(), starts, cancellationToken);
        }

        return new CrawlRun(source, walker, run, frontier, _fetcher, _archived, _store, WayOfReading.Of(source, _readers), _meter, _clock, _logger);
    }
}
