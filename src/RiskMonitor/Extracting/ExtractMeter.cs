using System.Diagnostics.Metrics;
using RiskMonitor.Ads;

namespace RiskMonitor.Extracting;

/// <summary>What extracting measures of itself: meter <c>RiskMonitor.Extracting</c>. Names and meaning stand in docs/operating.md.</summary>
public sealed class ExtractMeter : IDisposable
{
    public const string Name = "RiskMonitor.Extracting";
    public const string Pages = "monitor.extracting.pages";
    public const string Compared = "monitor.extracting.compared";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _pages;
    private readonly Counter<long> _compared;

    public ExtractMeter()
    {
        _pages = _meter.CreateCounter<long>(Pages, "{page}", "Web pages read for adverts, by source and by how much of them was parsed");
        _compared = _meter.CreateCounter<long>(Compared, "{page}", "Pages read quickly and then whole, by source and whether both gave the same");
    }

    /// <summary>Whether the meter is this one, for who listens to one of several.</summary>
    public bool Is(Meter meter) => ReferenceEquals(meter, _meter);

    public void Dispose() => _meter.Dispose();

    internal void Read(string sourceId, ReadingTier tier) => _pages.Add(1, Source(sourceId), KeyValuePair.Create("tier", (object?)SnakeCaseEnum.Write(tier)));

    internal void Compare(string sourceId, bool same) => _compared.Add(1, Source(sourceId), KeyValuePair.Create("result", (object?)(same ? "same" : "different")));

    private static KeyValuePair<string, object?> Source(string id) => KeyValuePair.Create("source", (object?)id);
}
