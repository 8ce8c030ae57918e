using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;

namespace RiskMonitor;

/// <summary>Counts of one run, read by the progress view and the closing line. Safe from any thread.</summary>
public sealed class FlowProgress
{
    private long _submitted;
    private long _finished;
    private int _pages;
    private int _ads;
    private int _differences;
    private int _newAds;
    private int _newAlerts;
    private int _rejected;
    private int _errors;
    private volatile bool _storeIsAway;

    /// <summary>Ad pages and API answers read; list pages are not counted.</summary>
    public int Pages => Volatile.Read(ref _pages);

    /// <summary>Adverts found on them, known ones included.</summary>
    public int Ads => Volatile.Read(ref _ads);

    /// <summary>Adverts that a layout in shadow reads otherwise than the one that is on.</summary>
    public int Differences => Volatile.Read(ref _differences);

    public int NewAds => Volatile.Read(ref _newAds);

    public int NewAlerts => Volatile.Read(ref _newAlerts);

    /// <summary>Items set aside, each stored with its reason.</summary>
    public int Rejected => Volatile.Read(ref _rejected);

    /// <summary>Requests without a usable answer, faults of our own, and a store that is away as long as it is.</summary>
    public int Errors => Volatile.Read(ref _errors) + (_storeIsAway ? 1 : 0);

    /// <summary>The store cannot write; what is in flight waits for it.</summary>
    public bool StoreIsAway
    {
        get => _storeIsAway;
        internal set => _storeIsAway = value;
    }

    /// <summary>Pages handed in and not yet written.</summary>
    public long InFlight => Interlocked.Read(ref _submitted) - Interlocked.Read(ref _finished);

    internal void Submitted() => Interlocked.Increment(ref _submitted);

    internal void Withdrawn() => Interlocked.Decrement(ref _submitted);

    /// <summary>Raised for every item set aside, on the thread that did it.</summary>
    public event EventHandler<RejectedEventArgs>? ItemRejected;

    /// <summary>Raised for every request without a usable answer, on the thread that saw it.</summary>
    public event EventHandler<RequestFailedEventArgs>? RequestFailed;

    /// <summary>Raised for every page once the store has it, or has set it aside, on the thread that wrote it.</summary>
    public event EventHandler<PageWrittenEventArgs>? PageWritten;

    internal void Stored(ImmutableArray<FlowItem> items)
    {
        foreach (var item in items)
            PageWritten?.Invoke(this, new PageWrittenEventArgs(item.Page));
    }

    internal void Read(FlowItem item)
    {
        if (item.Page is { Role: PageRole.Ads, HasContent: true })
            Interlocked.Increment(ref _pages);
        if (item.Page.Outcome is FetchOutcome.HttpError or FetchOutcome.Unreachable or FetchOutcome.Blocked)
        {
            Interlocked.Increment(ref _errors);
            RequestFailed?.Invoke(this, new RequestFailedEventArgs(item.Page));
        }

        Interlocked.Add(ref _ads, item.Scored.Length + item.SeenAgain.Length + item.InShadow);
        Interlocked.Add(ref _differences, item.Differences);
        Reject(item.Rejected);
    }

    internal void Written(int items, BatchOutcome outcome)
    {
        Interlocked.Add(ref _newAds, outcome.NewAds);
        Interlocked.Add(ref _newAlerts, outcome.NewAlerts);
        Reject(outcome.SetAside);
        Interlocked.Add(ref _finished, items);
    }

    private void Reject(ImmutableArray<Rejection> rejections)
    {
        foreach (var rejection in rejections)
        {
            Interlocked.Increment(ref _rejected);
            ItemRejected?.Invoke(this, new RejectedEventArgs(rejection));
        }
    }
}

/// <summary>A request without a usable answer; the page says why.</summary>
public sealed class RequestFailedEventArgs(FetchedPage page) : EventArgs
{
    public FetchedPage Page { get; } = page;
}

/// <summary>A page that is written.</summary>
public sealed class PageWrittenEventArgs(FetchedPage page) : EventArgs
{
    public FetchedPage Page { get; } = page;
}

/// <summary>An item that was set aside.</summary>
public sealed class RejectedEventArgs(Rejection rejection) : EventArgs
{
    public Rejection Rejection { get; } = rejection;
}
