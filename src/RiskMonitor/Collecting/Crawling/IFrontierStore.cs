using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>
/// Keeps the frontiers, so that a crawl killed at any time goes on where it was. What is acknowledged here survives the death of the process.
/// Addresses are people's data: an implementation on disk seals them. Whatever cannot be kept now (disk full) is an <see cref="IOException"/>.
/// </summary>
public interface IFrontierStore
{
    /// <summary>Runs that an address waits for its site's robots.txt, or after that for room in the limits.</summary>
    const int MostPutOff = 12;

    /// <summary>The run of this source that was not ended; null when there is none.</summary>
    ValueTask<SavedRun?> FindOpenAsync(string sourceId, CancellationToken cancellationToken);

    /// <summary>Addresses of the source that a run put off and no run took up since.</summary>
    ValueTask<IReadOnlyList<FrontierEntry>> PutOffAsync(string sourceId, CancellationToken cancellationToken);

    /// <summary>Starts a run with these entries, those that were put off among them; gives its number.</summary>
    ValueTask<long> BeginAsync(string sourceId, DateTimeOffset at, IReadOnlyList<FrontierEntry> entries, CancellationToken cancellationToken);

    /// <summary>Keeps one step: how an entry ended, what its page led to, and what is remembered of its address. All or nothing.</summary>
    ValueTask SaveAsync(FrontierStep taken, CancellationToken cancellationToken);

    /// <summary>Every entry of the source, of any run, that was fetched and never reported as written.</summary>
    ValueTask<IReadOnlyList<UnwrittenEntry>> UnwrittenAsync(string sourceId, CancellationToken cancellationToken);

    /// <summary>The pages of these tickets are in the store.</summary>
    ValueTask WrittenAsync(IReadOnlyList<WrittenPage> pages, CancellationToken cancellationToken);

    /// <summary>The run has nothing left to ask for. What earlier runs put off and this one had no room for waits once more, <see cref="MostPutOff"/> times at most.</summary>
    ValueTask EndAsync(long run, RunEnd ended, CancellationToken cancellationToken);

    /// <summary>The run stops for now and is gone on with later.</summary>
    ValueTask PauseAsync(long run, RunEnd paused, CancellationToken cancellationToken);

    /// <summary>Remembers something of an address beside a step.</summary>
    ValueTask RememberAsync(string sourceId, CanonicalUrl url, Resource resource, CancellationToken cancellationToken);

    /// <summary>What is remembered of an address; null when nothing is.</summary>
    ValueTask<Resource?> RecallAsync(string sourceId, CanonicalUrl url, CancellationToken cancellationToken);
}

/// <summary>A run as it was left.</summary>
public sealed record SavedRun(long Run, DateTimeOffset StartedAt, IReadOnlyList<FrontierEntry> Entries);

/// <summary>One step of a run.</summary>
public sealed record FrontierStep
{
    public required long Run { get; init; }

    public required string SourceId { get; init; }

    /// <summary>The entry in its new state.</summary>
    public required FrontierEntry Entry { get; init; }

    /// <summary>Entries that its page led to, for the first time in this run.</summary>
    public IReadOnlyList<FrontierEntry> Found { get; init; } = [];

    /// <summary>What is remembered of the entry's address from now on; null leaves it as it was.</summary>
    public Resource? Remember { get; init; }

    /// <summary>What became of the request; null when none was made.</summary>
    public FetchOutcome? Outcome { get; init; }

    /// <summary>No request was made: the page was read again from the archive.</summary>
    public bool IsReadAgain { get; init; }

    /// <summary>Duration of the request.</summary>
    public TimeSpan Took { get; init; }
}

/// <summary>An entry of a run that may have ended since.</summary>
public sealed record UnwrittenEntry(long Run, FrontierEntry Entry);

/// <summary>A page that is in the store, with the number of adverts found on it.</summary>
public readonly record struct WrittenPage(string SourceId, PageTicket Ticket, int Ads, int NewAds);

/// <summary>Why a run ended or paused (<see cref="RunStop"/>), and when.</summary>
public sealed record RunEnd(DateTimeOffset At, string Because);
