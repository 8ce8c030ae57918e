using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Tests.Collecting;

/// <summary>What processes leave behind that die before any of their pages is written: every entry that was fetched, and what is remembered of addresses.</summary>
internal sealed class UnwrittenRuns : IFrontierStore
{
    private readonly MemoryFrontierStore _memory = new();
    private readonly List<UnwrittenEntry> _fetched = [];

    /// <summary>As if all pages so far were written.</summary>
    public void Forget() => _fetched.Clear();

    public ValueTask<SavedRun?> FindOpenAsync(string sourceId, CancellationToken cancellationToken) => _memory.FindOpenAsync(sourceId, cancellationToken);

    public ValueTask<IReadOnlyList<FrontierEntry>> PutOffAsync(string sourceId, CancellationToken cancellationToken) => _memory.PutOffAsync(sourceId, cancellationToken);

    public ValueTask<long> BeginAsync(string sourceId, DateTimeOffset at, IReadOnlyList<FrontierEntry> entries, CancellationToken cancellationToken) =>
        _memory.BeginAsync(sourceId, at, entries, cancellationToken);

    public ValueTask SaveAsync(FrontierStep taken, CancellationToken cancellationToken)
    {
        if (taken.Entry.State == EntryState.Fetched)
            _fetched.Add(new UnwrittenEntry(taken.Run, taken.Entry));
        return _memory.SaveAsync(taken, cancellationToken);
    }

    public ValueTask<IReadOnlyList<UnwrittenEntry>> UnwrittenAsync(string sourceId, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<UnwrittenEntry>>([.. _fetched]);

    public ValueTask WrittenAsync(IReadOnlyList<WrittenPage> pages, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask EndAsync(long run, RunEnd ended, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask PauseAsync(long run, RunEnd paused, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask RememberAsync(string sourceId, CanonicalUrl url, Resource resource, CancellationToken cancellationToken) => _memory.RememberAsync(sourceId, url, resource, cancellationToken);

    public ValueTask<Resource?> RecallAsync(string sourceId, CanonicalUrl url, CancellationToken cancellationToken) => _memory.RecallAsync(sourceId, url, cancellationToken);
}
