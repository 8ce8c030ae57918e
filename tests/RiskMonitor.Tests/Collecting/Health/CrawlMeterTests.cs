using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.Tests.Collecting.Health;

/// <summary>What an exporter would get from the meter, over a real crawl.</summary>
public sealed class CrawlMeterTests
{
    [Fact]
    public async Task A_crawl_counts_its_requests_bytes_and_times_by_source()
    {
        await using var site = await TestSite.StartAsync();
        site.Html("/", A.ListPage(A.Ads(3))).Html("/oferta/1", A.AdPage).Html("/oferta/2", A.AdPage);
        using var collector = new Collector();
        using var heard = new Heard(collector.Meter);

        await collector.CollectAsync(A.WebList(site.Url("/")));
        heard.Look();

        var bytes = A.ListPage(A.Ads(3)).Length + (2 * A.AdPage.Length);
        Assert.Equal(3, heard.Sum(CrawlMeter.Requests, "source=empleos-prueba outcome=fetched"));
        Assert.Equal(1, heard.Sum(CrawlMeter.Requests, "source=empleos-prueba outcome=http_error"));
        Assert.Equal(bytes, heard.Sum(CrawlMeter.Bytes, "source=empleos-prueba"));
        Assert.Equal(4, heard.Count(CrawlMeter.Duration, "source=empleos-prueba"));
        Assert.Equal(0, heard.Last(CrawlMeter.PagesWaiting, "source=empleos-prueba"));
    }

    [Fact]
    public void Every_kind_of_alarm_of_every_source_is_one_or_zero()
    {
        using var meter = new CrawlMeter();
        using var heard = new Heard(meter);
        var alarm = new SourceAlarm(SourceAlarmKind.ChangedLayout, Runs.Start, 0, 1);

        meter.Assessed([Report("uno", alarm), Report("dos")], closedHosts: 2);
        heard.Look();
        Assert.Equal(1, heard.Last(CrawlMeter.Alarms, "source=uno kind=changed_layout"));
        Assert.Equal(0, heard.Last(CrawlMeter.Alarms, "source=uno kind=slow"));
        Assert.Equal(0, heard.Last(CrawlMeter.Alarms, "source=dos kind=changed_layout"));
        Assert.Equal(2, heard.Last(CrawlMeter.HostsClosed, ""));

        meter.Assessed([Report("uno"), Report("dos")], closedHosts: 0);
        heard.Look();
        Assert.Equal(0, heard.Last(CrawlMeter.Alarms, "source=uno kind=changed_layout"));
    }

    private static SourceReport Report(string id, params SourceAlarm[] alarms) => new() { Id = id, Use = SourceUse.On, Alarms = [.. alarms] };

    /// <summary>Listens as an exporter does.</summary>
    private sealed class Heard : IDisposable
    {
        private readonly ConcurrentQueue<(string Instrument, string Tags, double Value)> _measured = new();
        private readonly MeterListener _listener = new();

        public Heard(CrawlMeter meter)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (meter.Is(instrument.Meter))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
            _listener.Start();
        }

        public void Look() => _listener.RecordObservableInstruments();

        public double Sum(string instrument, string tags) => Of(instrument, tags).Sum();

        public int Count(string instrument, string tags) => Of(instrument, tags).Count();

        public double Last(string instrument, string tags) => Of(instrument, tags).Last();

        public void Dispose() => _listener.Dispose();

        private IEnumerable<double> Of(string instrument, string tags) => _measured.Where(measured => measured.Instrument == instrument && measured.Tags == tags).Select(measured => measured.Value);

        private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            _measured.Enqueue((instrument.Name, string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")), value));
    }
}
