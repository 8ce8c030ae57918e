using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>
/// What one run still has to ask for: adverts first, then list pages, each in the order they were found; no page twice; and the source's limits. Pure: who keeps it
/// keeps its entries, and <see cref="Restore"/> makes it again.
/// </summary>
internal sealed class Frontier
{
    /// <summary>List pages in a row that named nothing new: the site repeats its last page for ever.</summary>
    private const int FruitlessLists = 5;

    private const int UnreachableInARow = 3;
    private const int BlockedInARow = 2;
    private const int MostPostponed = 3;

    private readonly SourceLimits _limits;
    private readonly CrawlTraps _traps;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _listBodies = new(StringComparer.Ordinal);
    private readonly Dictionary<int, CanonicalUrl> _starts = [];
    private readonly Queue<FrontierEntry> _pages = new();
    private readonly Queue<FrontierEntry> _lists = new();
    private int _sequence;
    private int _asked;
    private int _askedLists;
    private int _unreachable;
    private int _blocked;
    private int _fruitless;
    private bool _closed;
    private bool _putOff;

    private Frontier(SourceLimits limits) => (_limits, _traps) = (limits, new CrawlTraps(limits));

    /// <summary>Links that were left out, by reason.</summary>
    public SortedDictionary<string, int> LeftOut { get; } = new(StringComparer.Ordinal);

    /// <summary>How many.</summary>
    public int LeftOutLinks { get; private set; }

    /// <summary>Why nothing more is asked for now, although entries wait; null while more may be.</summary>
    public string? Paused => _closed ? RunStop.AsksToWait
        : _blocked >= BlockedInARow ? RunStop.Wall
        : _unreachable >= UnreachableInARow ? RunStop.NoAnswer
        : null;

    /// <summary>Why the run is over; null while it is not.</summary>
    public string? Ended => _asked >= _limits.MaxPages ? RunStop.MaxPages
        : _pages.Count > 0 ? null
        : _lists.Count == 0 ? _putOff ? RunStop.Robots : RunStop.Everything
        : _askedLists >= _limits.MaxListPages ? RunStop.MaxListPages
        : _fruitless >= FruitlessLists ? RunStop.NothingNew
        : null;

    public int Waiting => _pages.Count + _lists.Count;

    /// <summary>Start addresses of the timelines that wait to be read further back.</summary>
    public IEnumerable<CanonicalUrl> WaitingTimelines => _lists.Select(StartOf).OfType<CanonicalUrl>().Distinct();

    /// <summary>Addresses that the run may still take.</summary>
    public int Room => Math.Max(0, _limits.MaxPages + _limits.MaxListPages - _asked - Waiting);

    public static Frontier Start(SourceLimits limits, IEnumerable<FoundLink> starts, out IReadOnlyList<FrontierEntry> entries)
    {
        var frontier = new Frontier(limits);
        entries = frontier.Take(starts, depth: 0);
        return frontier;
    }

    /// <summary>As it was when it was kept. What waits and was never answered is asked for again.</summary>
    public static Frontier Restore(SourceLimits limits, IEnumerable<FrontierEntry> entries)
    {
        var frontier = new Frontier(limits);
        foreach (var entry in entries.OrderBy(entry => entry.Sequence))
        {
            frontier._known.Add(CrawlKey.Of(entry.Url));
            if (entry.LedTo is { } target)
                frontier._known.Add(CrawlKey.Of(target));
            frontier.NoteStart(entry);
            frontier._traps.Refuse(LinkOf(entry), entry.Depth);
            frontier._sequence = Math.Max(frontier._sequence, entry.Sequence);
            if (entry.State is EntryState.Pending or EntryState.PutOff)
                frontier.Enqueue(entry with { State = EntryState.Pending });
            else if (entry.FetchedAt is not null)
                frontier.CountAsked(entry);
        }

        return frontier;
    }

    /// <summary>Addresses that an earlier run put off. Older pages of timelines are not among them: the run comes to them by itself.</summary>
    public IReadOnlyList<FrontierEntry> TakeUp(IEnumerable<FrontierEntry> putOff) =>
        [.. putOff.Where(entry => entry.Timeline is null && _known.Add(CrawlKey.Of(entry.Url)) && _traps.Refuse(LinkOf(entry), entry.Depth) is null)
            .Select(entry => Enqueue(entry with { Sequence = ++_sequence, Depth = Math.Max(1, entry.Depth), State = EntryState.Pending }))];

    /// <summary>The entry's site cannot say now what it allows: nothing is asked, and the entry waits for the next run. Null when it has waited often enough.</summary>
    public FrontierEntry? PutOff(FrontierEntry entry)
    {
        if (entry.PutOffs >= IFrontierStore.MostPutOff)
            return null;
        _putOff = true;
        return entry with { State = EntryState.PutOff, PutOffs = entry.PutOffs + 1 };
    }

    /// <summary>What to ask for next; null when the run is over or paused.</summary>
    public FrontierEntry? Next()
    {
        if (Paused is not null || Ended is not null)
            return null;
        return _pages.TryDequeue(out var page) ? page : _lists.TryDequeue(out var list) ? list : null;
    }

    /// <summary>Start address of the timeline that an older page belongs to; null for every other page.</summary>
    public CanonicalUrl? StartOf(FrontierEntry entry) => entry.Timeline is { } start && _starts.TryGetValue(start, out var url) ? url : null;

    /// <summary>The entry's host asks to be left alone: nothing more now, and the entry waits.</summary>
    public void Close(FrontierEntry entry)
    {
        _closed = true;
        Enqueue(entry);
    }

    /// <summary>An entry that is not asked for in this run after all.</summary>
    public static FrontierEntry Skip(FrontierEntry entry) => entry with { State = EntryState.Done };

    /// <summary>The entry after its request, and the entries its page leads to. A site that asks to wait closes the run for now; the entry waits too, three times at most.</summary>
    public (FrontierEntry Entry, IReadOnlyList<FrontierEntry> Found) Complete(FrontierEntry entry, FetchedPage page, IReadOnlyList<FoundLink> links)
    {
        CountAsked(entry);
        _unreachable = page.Outcome == FetchOutcome.Unreachable ? _unreachable + 1 : 0;
        _blocked = page.Outcome == FetchOutcome.Blocked ? _blocked + 1 : 0;
        if (page.StatusCode is 429 or 503)
        {
            _closed = true;
            if (entry.Postponed < MostPostponed)
            {
                var waiting = entry with { Postponed = entry.Postponed + 1 };
                Enqueue(waiting);
                return (waiting, []);
            }
        }

        CanonicalUrl? ledTo = TryCanonical(page, out var final) && final != entry.Url ? final : null;
        if (ledTo is not null)
            _known.Add(CrawlKey.Of(final));
        var repeated = entry.LeadsOn && page.Sha256.Length > 0 && !_listBodies.Add(page.Sha256);
        var found = repeated ? [] : Take(links, entry.Depth + 1);
        if (entry.LeadsOn)
            _fruitless = found.Any(link => !link.LeadsOn) || (page.Role == PageRole.Ads && !repeated) ? 0 : _fruitless + 1;
        var answered = entry with
        {
            State = page.ArchivedAt is null ? EntryState.Done : EntryState.Fetched,
            FetchedAt = page.FetchedAt,
            ArchivedAt = page.ConfirmedAt ?? page.ArchivedAt, // after a kill the first leads to the second
            LedTo = ledTo,
        };
        return (answered, found);
    }

    /// <summary>Whether the page stands at the address itself and not where a redirect led.</summary>
    public static bool IsAt(FetchedPage page, CanonicalUrl url) => TryCanonical(page, out var final) && final == url;

    /// <summary>Whether a redirect led to a page that the run has, or will have, by itself.</summary>
    public bool IsElsewhere(FrontierEntry entry, FetchedPage page) =>
        TryCanonical(page, out var final) && final != entry.Url && _known.Contains(CrawlKey.Of(final)) && CrawlKey.Of(final) != CrawlKey.Of(entry.Url);

    private List<FrontierEntry> Take(IEnumerable<FoundLink> links, int depth)
    {
        var taken = new List<FrontierEntry>();
        foreach (var link in links)
        {
            if (!_known.Add(CrawlKey.Of(link.Url)))
                continue;
            if (Room == 0)
                LeaveOut("there is no room in the run's limits");
            else if (_traps.Refuse(link, depth) is { } trap)
                LeaveOut(trap);
            else
                taken.Add(Enqueue(EntryOf(link, depth)));
        }

        return taken;
    }

    private FrontierEntry EntryOf(FoundLink link, int depth)
    {
        var entry = new FrontierEntry
        {
            Sequence = ++_sequence,
            Url = link.Url,
            Role = link.Role,
            LeadsOn = link.LeadsOn,
            Depth = depth,
            ModifiedAt = link.ModifiedAt,
            ReadBackTo = link.ReadBackTo,
            Timeline = link.Timeline,
        };
        NoteStart(entry);
        return entry;
    }

    private void NoteStart(FrontierEntry entry)
    {
        if (entry.Depth == 0)
            _starts[entry.Sequence] = entry.Url;
    }

    private void LeaveOut(string reason)
    {
        LeftOut[reason] = LeftOut.GetValueOrDefault(reason) + 1;
        LeftOutLinks++;
    }

    private FrontierEntry Enqueue(FrontierEntry entry)
    {
        (entry.LeadsOn ? _lists : _pages).Enqueue(entry);
        return entry;
    }

    private void CountAsked(FrontierEntry entry)
    {
        _asked++;
        _askedLists += entry.LeadsOn ? 1 : 0;
    }

    private static FoundLink LinkOf(FrontierEntry entry) => new(entry.Url, entry.Role, entry.LeadsOn) { ModifiedAt = entry.ModifiedAt };

    private static bool TryCanonical(FetchedPage page, out CanonicalUrl url) => CanonicalUrl.TryFrom(page.Url, out url);
}
