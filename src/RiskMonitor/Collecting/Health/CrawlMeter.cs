using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.Metrics;
using RiskMonitor.Ads;

namespace RiskMonitor.Collecting.Health;

/// <summary>What collecting measures of itself: meter <c>RiskMonitor.Collecting</c>. Names and meaning stand in docs/operating.md.</summary>
public sealed class CrawlMeter : IDisposable
{
    public const string Name = "RiskMonitor.Collecting";
    public const string Requests = "monitor.collecting.requests";
    public const string Bytes = "monitor.collecting.bytes";
    public const string Duration = "monitor.collecting.request.duration";
    public const string Alarms = "monitor.collecting.source.alarms";
    public const string PagesWaiting = "monitor.collecting.pages.waiting";
    public const string HostsClosed = "monitor.collecting.hosts.closed";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _requests;
    private readonly Counter<long> _bytes;
    private readonly Histogram<double> _duration;
    private readonly ConcurrentDictionary<string, int> _waiting = new(StringComparer.Ordinal);
    private FrozenDictionary<string, FrozenSet<SourceAlarmKind>> _alarms = FrozenDictionary<string, FrozenSet<SourceAlarmKind>>.Empty;
    private int _closed;

    public CrawlMeter()
    {
        _requests = _meter.CreateCounter<long>(Requests, "{request}", "Requests for pages, by source and outcome");
        _bytes = _meter.CreateCounter<long>(Bytes, "By", "Decompressed bytes of pages, by source");
        _duration = _meter.CreateHistogram<double>(Duration, "s", "Time of a request that was answered, by source");
        _meter.CreateObservableGauge(Alarms, MeasureAlarms, "{alarm}", "1 while the source has an alarm of the kind, else 0");
        _meter.CreateObservableGauge(PagesWaiting, () => _waiting.Select(source => new Measurement<int>(source.Value, Source(source.Key))), "{page}", "Addresses that a run still has to ask for, by source");
        _meter.CreateObservableGauge(HostsClosed, () => Volatile.Read(ref _closed), "{host}", "Hosts that want to be left alone now");
    }

    /// <summary>Whether the meter is this one, for who listens to one of several.</summary>
    public bool Is(Meter meter) => ReferenceEquals(meter, _meter);

    public void Asked(string sourceId, FetchedPage page, TimeSpan took)
    {
        ArgumentNullException.ThrowIfNull(page);
        _requests.Add(1, Source(sourceId), KeyValuePair.Create("outcome", (object?)SnakeCaseEnum.Write(page.Outcome)));
        if (page.Outcome == FetchOutcome.Fetched)
            _bytes.Add(page.Body.Length, Source(sourceId));
        if (page.StatusCode > 0)
            _duration.Record(took.TotalSeconds, Source(sourceId));
    }

    public void Waiting(string sourceId, int pages) => _waiting[sourceId] = pages;

    /// <summary>How every source that is on stands now, and how many hosts are closed.</summary>
    public void Assessed(IEnumerable<SourceReport> reports, int closedHosts)
    {
        Volatile.Write(ref _alarms, reports.ToFrozenDictionary(report => report.Id, report => report.Alarms.Select(alarm => alarm.Kind).ToFrozenSet(), StringComparer.Ordinal));
        Volatile.Write(ref _closed, closedHosts);
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<int>> MeasureAlarms() =>
        from source in Volatile.Read(ref _alarms)
        from kind in Enum.GetValues<SourceAlarmKind>()
        select new Measurement<int>(source.Value.Contains(kind) ? 1 : 0, Source(source.Key), KeyValuePair.Create("kind", (object?)SnakeCaseEnum.Write(kind)));

    private static KeyValuePair<string, object?> Source(string id) => KeyValuePair.Create("source", (object?)id);
}
