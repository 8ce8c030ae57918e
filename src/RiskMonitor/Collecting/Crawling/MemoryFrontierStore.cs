using System.Collections.Concurrent;
using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Crawling;

/// <summary>Remembers addresses as long as the process lives, and no run: for dry runs and wherever there is no data folder.</summary>
internal sealed class MemoryFrontierStore : IFrontierStore
{
    private readonly ConcurrentDictionary<(string Source, CanonicalUrl Url), Resource> _resources = new();
    private readonly ConcurrentDictionary<string, ImmutableList<FrontierEntry>> _putOff = new(StringComparer.Ordinal);
    private long _runs;

    public ValueTask<SavedRun?> FindOpenAsync(string sourceId, CancellationToken cancellationToken) => ValueTask.FromResult<SavedRun?>(null);

    public ValueTask<IReadOnlyList<FrontierEntry>> PutOffAsync(string sourceId, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<FrontierEntry>>(_putOff.GetValueOrDefault(sourceId, []));

    public ValueTask<long> BeginAsync(string sourceId, DateTimeOffset at, IReadOnlyList<FrontierEntry> entries, CancellationToken cancellationToken)
    {
        _putOff[sourceId] = [.. entries.Where(entry => entry.PutOffs is > 0 and < IFrontierStore.MostPutOff).Select(entry => entry with { PutOffs = entry.PutOffs + 1 })];
        return ValueTask.FromResult(Interlocked.Increment(ref _runs));
    }

    public ValueTask SaveAsync(FrontierStep taken, CancellationToken cancellationToken)
    {
        if (taken.Entry.PutOffs > 0)
            _putOff.AddOrUpdate(taken.SourceId, [], (_, waiting) => waiting.RemoveAll(entry => entry.Url == taken.Entry.Url));
        if (taken.Entry.State == EntryState.PutOff)
            _putOff.AddOrUpdate(taken.SourceId, [taken.Entry], (_, waiting) => waiting.Add(taken.Entry));
        if (taken.Remember is { } resource)
            _resources[(taken.SourceId, taken.Entry.Url)] = resource;
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<UnwrittenEntry>> UnwrittenAsync(string sourceId, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<UnwrittenEntry>>([]);

    public ValueTask WrittenAsync(IReadOnlyList<WrittenPage> pages, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask EndAsync(long run, RunEnd ended, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask PauseAsync(long run, RunEnd paused, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask RememberAsync(string sourceId, CanonicalUrl url, Resource resource, CancellationToken cancellationToken)
    {
        _resources[(sourceId, url)] = resource;
        return ValueTask.CompletedTask;
    }

    public ValueTask<Resource?> RecallAsync(string sourceId, CanonicalUrl url, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_resources.GetValueOrDefault((sourceId, url)));
}
