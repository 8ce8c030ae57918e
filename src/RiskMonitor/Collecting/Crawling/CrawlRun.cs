using RiskMonitor.Collecting.Fetching;
using RiskMonitor.Collecting.Health;
using RiskMonitor.Collecting.Walking;
using RiskMonitor.Collecting.Walls;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>One run over one source. Every step is kept before the next request is made, so that whoever takes over asks for nothing twice but what was on its way.</summary>
internal sealed class CrawlRun(
    Source source, ISourceWalker walker, long number, Frontier frontier, PoliteFetcher fetcher, ArchivedPages archived, IFrontierStore store, CrawlMeter meter, TimeProvider clock)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private int _asked;
    private int _notDue;
    private FetchedPage? _last;

    public CrawlStep Step => new(_asked, frontier.Waiting, _notDue, _last?.Url.IdnHost, _last?.Robots?.Delay ?? TimeSpan.Zero, frontier.Paused ?? frontier.Ended);

    public FrontierEntry? Next() => frontier.Next();

    /// <summary>The page of an entry; null when it was not due, or its site asks to wait.</summary>
    public async ValueTask<FetchedPage?> AskAsync(FrontierEntry entry, CancellationToken cancellationToken)
    {
        var known = await store.RecallAsync(source.Id, entry.Url, cancellationToken);
        if (!entry.LeadsOn && !Revisit.IsDue(known, entry.ModifiedAt, clock.GetUtcNow()))
        {
            _notDue++;
            await KeepAsync(new FrontierStep { Run = number, SourceId = source.Id, Entry = Frontier.Skip(entry) }, cancellationToken);
            return null;
        }

        if (await fetcher.ClosedUntilAsync(entry.Url.ToUri(), cancellationToken) is not null)
        {
            frontier.Close(entry);
            return null;
        }

        var answer = await GetAsync(entry, known, cancellationToken);
        answer = answer with { Page = BehindNoWall(answer.Page) };
        _asked++;
        _last = answer.Page;
        meter.Asked(source.Id, answer.Page, answer.Took);
        var step = entry.LeadsOn && answer.Page.HasContent ? await walker.ReadAsync(source, answer.Page, cancellationToken) : WalkStep.End(answer.Page);
        var elsewhere = !entry.LeadsOn && frontier.IsElsewhere(entry, step.Page);
        var wanted = TimelineReach.Wanted(entry, known, step);
        var (after, found) = frontier.Complete(entry, step.Page, [.. wanted.Where(link => source.Covers(link.Url.ToUri()))]);
        if (elsewhere)
            after = Frontier.Skip(after);
        await KeepAsync(new FrontierStep
        {
            Run = number,
            SourceId = source.Id,
            Entry = after,
            Found = found,
            Remember = Remembered(known, step.Page, answer),
            Outcome = step.Page.Outcome,
            Took = answer.Took,
        }, cancellationToken);
        meter.Waiting(source.Id, frontier.Waiting);
        return elsewhere ? null : step.Page with { Ticket = after.State == EntryState.Fetched ? new PageTicket(number, entry.Sequence) : null };
    }

    /// <summary>The run is over; one that paused goes on the next time.</summary>
    public ValueTask EndAsync() => frontier.Paused is { } paused
        ? store.PauseAsync(number, new RunEnd(clock.GetUtcNow(), paused), CancellationToken.None)
        : store.EndAsync(number, new RunEnd(clock.GetUtcNow(), frontier.Ended ?? ""), CancellationToken.None);

    /// <summary>A CAPTCHA, a login or a question for consent is no page: it is named, and neither links nor adverts are read from it. Nothing tries to get past it.</summary>
    private static FetchedPage BehindNoWall(FetchedPage page)
    {
        // An API that refuses a token answers in JSON, and says so itself.
        var mayBeWall = page.Outcome == FetchOutcome.Fetched || (page.StatusCode is 401 or 403 or 429 or 503 && MediaType.IsHtml(MediaType.Of(page.ContentType)));
        if (mayBeWall && WallDetector.Recognise(page) is { } wall)
            return page with { Outcome = FetchOutcome.Blocked, Reason = wall.Reason, Body = default, Sha256 = "" };
        return page.HasContent ? page : page with { Body = default };
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

    private Resource? Remembered(Resource? known, FetchedPage page, PageAnswer answer) => page.Outcome switch
    {
        FetchOutcome.Unreachable or FetchOutcome.Disallowed or FetchOutcome.Blocked => null,
        _ when page.StatusCode is 429 or 503 => null,
        _ => Revisit.After(known, page, source.Interval, (answer.ETag, answer.LastModified)),
    };

    /// <summary>What was asked for is kept, even when the run is being ended meanwhile. While the disk is full the run waits.</summary>
    private async ValueTask KeepAsync(FrontierStep step, CancellationToken cancellationToken)
    {
        for (var wait = TimeSpan.FromMilliseconds(200); ; wait = wait * 2 < LongestWait ? wait * 2 : LongestWait)
        {
            try
            {
                await store.SaveAsync(step, CancellationToken.None);
                return;
            }
            catch (IOException) when (!cancellationToken.IsCancellationRequested)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }
        }
    }
}
