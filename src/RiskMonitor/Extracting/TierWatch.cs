using System.Collections.Concurrent;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.Extracting;

/// <summary>
/// Holds what was read quickly against the whole page: the first pages of a source after a start, and from then on a share of them that their addresses choose. Where they differ, the source is parsed
/// whole from then on, until it is read by other rules or the service starts again, and has an alarm. Safe from any thread.
/// </summary>
public sealed partial class TierWatch : ISourceSigns
{
    /// <summary>Differences of one page that are logged.</summary>
    private const int MostLogged = 10;

    private readonly ConcurrentDictionary<string, SourceTiers> _sources = new(StringComparer.Ordinal);
    private readonly TierOptions _options;
    private readonly ExtractMeter _meter;
    private readonly ILogger<TierWatch> _logger;
    private readonly QuickReader _read;

    public TierWatch(IOptions<TierOptions> options, ExtractMeter meter, ILogger<TierWatch> logger)
        : this((options ?? throw new ArgumentNullException(nameof(options))).Value, meter, logger, QuickReading.TryRead)
    {
    }

    internal TierWatch(TierOptions options, ExtractMeter meter, ILogger<TierWatch> logger, QuickReader read) => (_options, _meter, _logger, _read) = (options, meter, logger, read);

    public IEnumerable<SourceAlarm> SignsOf(string sourceId)
    {
        ArgumentNullException.ThrowIfNull(sourceId);
        return _sources.TryGetValue(sourceId, out var source) && source.DifferedAt is { } since
            ? [new SourceAlarm(SourceAlarmKind.QuickReading, since, source.Different, source.Compared)]
            : [];
    }

    /// <summary>The page read quickly; null when it has to be parsed, or its source is.</summary>
    internal (ReadingTier Tier, ExtractionResult Result)? TryRead(FetchedPage page, ExtractionRules? rules)
    {
        if (SourceOf(page.SourceId, rules).DifferedAt is null && _read(page, rules) is { } quick)
            return quick;
        _meter.Read(page.SourceId, ReadingTier.Whole);
        return null;
    }

    /// <summary>What counts of a page that was read quickly.</summary>
    /// <param name="page">The page.</param>
    /// <param name="rules">How it is read.</param>
    /// <param name="tier">How it was read.</param>
    /// <param name="quick">What that gave.</param>
    /// <param name="parse">Reads the whole page; null when it cannot be parsed here.</param>
    internal ExtractionResult Settle(FetchedPage page, ExtractionRules? rules, ReadingTier tier, ExtractionResult quick, Func<ExtractionResult?> parse)
    {
        var source = SourceOf(page.SourceId, rules);
        if (!(source.Count() <= _options.CompareFirst || Hash(page) % (uint)_options.CompareOneIn == 0) || Whole(page, parse) is not { } whole)
        {
            _meter.Read(page.SourceId, tier);
            return quick;
        }

        var differences = ReadingDifference.Between(quick, whole);
        _meter.Compare(page.SourceId, same: differences.IsEmpty);
        if (!source.Compare(page, differences.IsEmpty))
        {
            _meter.Read(page.SourceId, tier);
            return quick;
        }

        foreach (var difference in differences.Take(MostLogged))
            LogDifference(page.SourceId, SnakeCaseEnum.Write(tier), page.Sha256, difference.Id?.ToString() ?? "-", difference.What);
        LogFallBack(page.SourceId, SnakeCaseEnum.Write(tier));
        _meter.Read(page.SourceId, ReadingTier.Whole);
        return whole;
    }

    private ExtractionResult? Whole(FetchedPage page, Func<ExtractionResult?> parse)
    {
        try
        {
            return parse();
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or DomException or InsufficientExecutionStackException)
        {
            LogNotCompared(unreadable, page.SourceId, page.Sha256);
            return null;
        }
    }

    private SourceTiers SourceOf(string id, ExtractionRules? rules)
    {
        var known = _sources.GetOrAdd(id, _ => new SourceTiers(rules));
        return known.IsOf(rules) ? known : _sources.AddOrUpdate(id, _ => new SourceTiers(rules), (_, other) => other.IsOf(rules) ? other : new SourceTiers(rules));
    }

    /// <summary>The same page is chosen again as long as it stays as long as it is.</summary>
    private static uint Hash(FetchedPage page)
    {
        var hash = 2166136261u;
        foreach (var character in page.Url.OriginalString)
            hash = (hash ^ character) * 16777619;
        hash = (hash ^ (uint)page.Body.Length) * 16777619;
        return hash ^ (hash >> 15);
    }

    [LoggerMessage(LogLevel.Warning, "Source {Source}: a page (sha256 {Sha256}) read by {Tier} differs from the whole page: advert {Ad}: {Difference}")]
    private partial void LogDifference(string source, string tier, string sha256, string ad, string difference);

    [LoggerMessage(LogLevel.Warning, "Source {Source}: reading by {Tier} is off, its pages are parsed whole until the next start; docs/operating.md says what to do")]
    private partial void LogFallBack(string source, string tier);

    [LoggerMessage(LogLevel.Information, "Source {Source}: a page (sha256 {Sha256}) was read quickly and cannot be parsed whole, so it is compared with nothing")]
    private partial void LogNotCompared(Exception fault, string source, string sha256);

    /// <summary>One source under its rules.</summary>
    private sealed class SourceTiers(ExtractionRules? rules)
    {
        private int _pages;
        private int _compared;
        private int _different;
        private long _differedAt;

        public int Compared => Volatile.Read(ref _compared);

        public int Different => Volatile.Read(ref _different);

        /// <summary>When the page was fetched that was the first to differ; null while none has.</summary>
        public DateTimeOffset? DifferedAt => Volatile.Read(ref _differedAt) is > 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

        public bool IsOf(ExtractionRules? others) => ReferenceEquals(rules, others) || rules == others;

        /// <summary>Pages read quickly, with this one.</summary>
        public int Count() => Interlocked.Increment(ref _pages);

        /// <returns>Whether the page differs.</returns>
        public bool Compare(FetchedPage page, bool same)
        {
            Interlocked.Increment(ref _compared);
            if (same)
                return false;
            Interlocked.Increment(ref _different);
            Interlocked.CompareExchange(ref _differedAt, Math.Max(1, page.FetchedAt.UtcTicks), 0);
            return true;
        }
    }
}
