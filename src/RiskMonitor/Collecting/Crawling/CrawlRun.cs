using Microsoft.Extensions.Logging;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Health;
using RiskMonitor.Collecting.Walking;
using RiskMonitor.Collecting.Walls;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>One run over one source. Every step is kept before the next request is made, so that whoever takes over asks for nothing twice but what was on its way.</summary>
internal sealed partial class CrawlRun(
    Source source, ISourceWalker walker, long number, Frontier frontier, PoliteFetcher fetcher, ArchivedPages archived, IFrontierStore store, string readAs, CrawlMeter meter, TimeProvider clock, ILogger logger)
{
    private int _asked;
    private readonly HashSet<string> _sitesPutOff = new(StringComparer.Ordinal);
    private int _notDue;
    private FetchedPage? _last;

    public CrawlStep Step => new(_asked, frontier.Waiting, _notDue, _last?.Url.IdnHost, _last?.Robots?.Delay ?? TimeSpan.Zero, frontier.Paused ?? frontier.Ended);

    public FrontierEntry? Next() => frontier.Next();

    /// <summary>The page of an entry; null when it was not due, or its site asks to wait. One that is not due and is read in another way now comes from the archive.</summary>
    public async ValueTask<FetchedPage?> AskAsync(FrontierEntry entry, CancellationToken cancellationToken)
    {
        var known = await RecallAsync(entry.Url, cancellationToken);
        var isEarly = false;
        if (!entry.LeadsOn && !Revisit.IsDue(known, entry.ModifiedAt, clock.GetUtcNow()))
        {
            if (known is not { Sha256.Length: > 0, ArchivedAt: not null } || known.ReadAs == readAs)
                return await LeaveOutAsync(entry, cancellationToken);
            if (await archived.AgainAsync(source, entry.Role, known, cancellationToken) is { } again)
                return await ReadAgainAsync(entry, known, again, cancellationToken);
            (known, isEarly) = (known with { ArchivedAt = null }, true); // its body is gone: nothing to spare the site with
        }

        if (await fetcher.ClosedUntilAsync(entry.Url.ToUri(), cancellationToken) is not null)
        {
            frontier.Close(entry);
            return null;
        }

        var answer = await GetAsync(entry, known, cancellationToken);
        if (answer.Page.IsPutOff && frontier.PutOff(entry) is { } putOff)
            return await PutOffAsync(putOff, answer.Page, cancellationToken);
        answer = answer with { Page = WallGuard.Behind(answer.Page) };
        _asked++;
        _last = answer.Page;
        meter.Asked(source.Id, answer.Page, answer.Took);
        var step = entry.LeadsOn && answer.Page.HasContent ? await ReadAsync(answer.Page, cancellationToken) : WalkStep.End(answer.Page);
        var elsewhere = !entry.LeadsOn && frontier.IsElsewhere(entry, step.Page);
        var wanted = TimelineReach.Wanted(entry, known, step).Where(link => source.Covers(link.Url.ToUri())).ToList();
        var leftOut = frontier.LeftOutLinks;
        var (after, found) = frontier.Complete(entry, step.Page, await DueFirstAsync(wanted, cancellationToken));
        after = (elsewhere ? Frontier.Skip(after) : after) with { Role = step.Page.Role };
        await KeepAsync(new FrontierStep
        {
            Run = number,
            SourceId = source.Id,
            Entry = after,
            Found = found,
            // Asked for early, for our own sake, and without success: not in every run.
            Remember = Remembered(entry, known, step.Page, answer) ?? (isEarly ? Revisit.AtOwnPaceFrom(known!, source.Interval, clock.GetUtcNow()) : null),
            Outcome = step.Page.Outcome,
            Took = answer.Took,
        }, cancellationToken);
        if (TimelineReach.IsBack(after, step, wanted, found, frontier.LeftOutLinks > leftOut) is { } isBack)
            await MarkAsync(entry, isBack, cancellationToken);
        meter.Waiting(source.Id, frontier.Waiting);
        return elsewhere ? null : step.Page with { Ticket = after.State == EntryState.Fetched ? new PageTicket(number, entry.Sequence) : null };
    }

    /// <summary>Said once for each site; its other addresses wait without a word.</summary>
    private async ValueTask<FetchedPage?> PutOffAsync(FrontierEntry entry, FetchedPage page, CancellationToken cancellationToken)
    {
        var isFirst = _sitesPutOff.Add(page.Url.GetLeftPart(UriPartial.Authority));
        await KeepAsync(new FrontierStep { Run = number, SourceId = source.Id, Entry = entry, Outcome = isFirst ? page.Outcome : null }, cancellationToken);
        if (!isFirst)
            return null;
        _last = page;
        meter.Asked(source.Id, page, TimeSpan.Zero);
        return page;
    }

    private async ValueTask<FetchedPage?> LeaveOutAsync(FrontierEntry entry, CancellationToken cancellationToken)
    {
        _notDue++;
        await KeepAsync(new FrontierStep { Run = number, SourceId = source.Id, Entry = Frontier.Skip(entry) }, cancellationToken);
        return null;
    }

    /// <summary>Costs its site nothing. It has no time of a request: after a kill it is made again from what is remembered of its address.</summary>
    private async ValueTask<FetchedPage?> ReadAgainAsync(FrontierEntry entry, Resource known, FetchedPage page, CancellationToken cancellationToken)
    {
        if (frontier.IsElsewhere(entry, page))
            return await LeaveOutAsync(entry, cancellationToken);
        var after = entry with { State = EntryState.Fetched, ArchivedAt = known.ArchivedAt };
        await KeepAsync(new FrontierStep { Run = number, SourceId = source.Id, Entry = after, Remember = known with { ReadAs = readAs }, IsReadAgain = true }, cancellationToken);
        return page with { Ticket = new PageTicket(number, entry.Sequence) };
    }

    /// <summary>The run is over; one that paused goes on the next time.</summary>
    /// <param name="cancellationToken">Ends the waiting for room on the disk; the run is then ended by the next.</param>
    public async ValueTask EndAsync(CancellationToken cancellationToken)
    {
        if (frontier.Paused is { } paused)
        {
            await OnDiskAsync(() => store.PauseAsync(number, new RunEnd(clock.GetUtcNow(), paused), CancellationToken.None), cancellationToken);
            return;
        }

        foreach (var start in frontier.WaitingTimelines) // the limits ended the run, and would end the next one no further back
            await MarkAsync(start, isBack: true, cancellationToken);
        await OnDiskAsync(() => store.EndAsync(number, new RunEnd(clock.GetUtcNow(), frontier.Ended ?? ""), CancellationToken.None), cancellationToken);
    }

    /// <summary>An older page whose start is not known (of a crawl.db before version 4) marks nothing.</summary>
    private ValueTask MarkAsync(FrontierEntry entry, bool isBack, CancellationToken cancellationToken) =>
        (frontier.StartOf(entry) ?? (entry.Depth == 0 ? entry.Url : (CanonicalUrl?)null)) is { } start ? MarkAsync(start, isBack, cancellationToken) : default;

    /// <summary>After the step is kept: a run killed in between reads the timeline once more, and loses nothing of it.</summary>
    private async ValueTask MarkAsync(CanonicalUrl start, bool isBack, CancellationToken cancellationToken)
    {
        if (await RecallAsync(start, cancellationToken) is not { } known)
            return;
        var after = TimelineReach.After(known, isBack);
        if (!isBack && after.FellShort == 0)
            LogGivenUp(source.Id, known.SeenUntil);
        await OnDiskAsync(() => store.RememberAsync(source.Id, start, after, CancellationToken.None), cancellationToken);
    }

    /// <summary>What the page leads to. One bad page never stops a run, and never stands first in line for ever: a fault of our own is its reason.</summary>
    private async ValueTask<WalkStep> ReadAsync(FetchedPage page, CancellationToken cancellationToken)
    {
        try
        {
            return await walker.ReadAsync(source, page, cancellationToken);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or OutOfMemoryException))
        {
            LogFault(fault, source.Id, page.Sha256);
            return WalkStep.Unread(page, $"could not be read for its links: {fault.GetType().Name} in our own code");
        }
    }

    private async ValueTask<PageAnswer> GetAsync(FrontierEntry entry, Resource? known, CancellationToken cancellationToken)
    {
        if (walker is IOwnFetcher own)
            return new PageAnswer(await own.GetAsync(source, entry, number, cancellationToken));
        var shape = await walker.ShapeAsync(source, entry.Url, cancellationToken);
        var mayBeSpared = known is { ArchivedAt: not null, Sha256.Length: > 0 };
        var answer = await fetcher.GetAsync(new PageRequest(source, entry, number, shape, mayBeSpared ? known : null), cancellationToken);
        if (answer.Page.Outcome != FetchOutcome.NotModified)
            return answer;
        if (mayBeSpared && await archived.CompleteAsync(source, answer.Page, known!, cancellationToken) is { } whole)
            return answer with { Page = whole };
        return await fetcher.GetAsync(new PageRequest(source, entry, number, shape, Known: null), cancellationToken); // what it refers to is gone
    }

    private Resource? Remembered(FrontierEntry entry, Resource? known, FetchedPage page, PageAnswer answer) => page.Outcome switch
    {
        FetchOutcome.Unreachable or FetchOutcome.Disallowed or FetchOutcome.Blocked => null,
        _ when page.StatusCode is 429 or >= 500 => null,
        _ when Frontier.IsAt(page, entry.Url) => Revisit.After(known, page, source.Interval, (answer.ETag, answer.LastModified)) with { ReadAs = readAs },
        // The validators of where a redirect led are not those of the address that redirects.
        _ => Revisit.After(known, page, source.Interval, default) with { ETag = null, LastModified = null, ReadAs = readAs },
    };

    /// <summary>When a page names more than a run has room for: what was never seen, then what is due, then the rest; within each as the page has it.</summary>
    private async ValueTask<IReadOnlyList<FoundLink>> DueFirstAsync(List<FoundLink> links, CancellationToken cancellationToken)
    {
        if (links.Count <= frontier.Room)
            return links;
        var now = clock.GetUtcNow();
        var ranked = new List<(FoundLink Link, int Rank)>(links.Count);
        foreach (var link in links)
        {
            var known = await RecallAsync(link.Url, cancellationToken);
            ranked.Add((link, known is null ? 0 : link.LeadsOn || Revisit.IsDue(known, link.ModifiedAt, now) ? 1 : 2));
        }

        return [.. ranked.OrderBy(one => one.Rank).Select(one => one.Link)];
    }

    /// <summary>What was asked for is kept, even when the run is being ended meanwhile. While the disk is full the run waits with it.</summary>
    private ValueTask KeepAsync(FrontierStep step, CancellationToken cancellationToken) =>
        OnDiskAsync(() => store.SaveAsync(step, CancellationToken.None), cancellationToken);

    private ValueTask<Resource?> RecallAsync(CanonicalUrl url, CancellationToken cancellationToken) =>
        RoomOnDisk.WaitForAsync(() => store.RecallAsync(source.Id, url, cancellationToken), clock, LogFull, cancellationToken);

    private ValueTask OnDiskAsync(Func<ValueTask> work, CancellationToken cancellationToken) => RoomOnDisk.WaitForAsync(work, clock, LogFull, cancellationToken);

    private void LogFull(IOException fault) => LogWaiting(fault, source.Id);

    [LoggerMessage(LogLevel.Error, "Source {Source}: the crawl's state cannot be kept (disk full or folder unwritable); the crawl waits with what it has and tries again")]
    private partial void LogWaiting(Exception fault, string source);

    [LoggerMessage(LogLevel.Warning, "Source {Source}: a timeline could not be read back to {SeenUntil:u} in three runs; what lies between is given up")]
    private partial void LogGivenUp(string source, DateTimeOffset? seenUntil);

    [LoggerMessage(LogLevel.Error, "A page of source {Source} (sha256 {Sha256}) could not be read for its links")]
    private partial void LogFault(Exception fault, string source, string sha256);
}
