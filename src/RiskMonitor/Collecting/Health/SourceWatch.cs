using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting.Health;

/// <summary>Says in the log once that an alarm is raised and once that it is over, and keeps the gauges. Asked by one caller at a time.</summary>
public sealed partial class SourceWatch(ISourceOverview overview, IHostStore hosts, CrawlMeter meter, TimeProvider clock, ILogger<SourceWatch> logger)
{
    private ImmutableHashSet<(string Source, SourceAlarmKind Kind)> _raised = [];

    public async Task AssessAsync(CancellationToken cancellationToken)
    {
        var reports = (await overview.ReadAsync(cancellationToken)).Where(report => report.Use is SourceUse.On or SourceUse.Shadow).ToList();
        meter.Assessed(reports, await hosts.CountClosedAsync(clock.GetUtcNow(), cancellationToken));
        var raised = reports.SelectMany(report => report.Alarms, (report, alarm) => (Source: report.Id, Alarm: alarm)).ToList();
        foreach (var (source, alarm) in raised.Where(now => !_raised.Contains((now.Source, now.Alarm.Kind))))
            LogRaised(source, SnakeCaseEnum.Write(alarm.Kind), alarm.Since, alarm.Observed, alarm.Expected);
        var standing = raised.Select(now => (now.Source, now.Alarm.Kind)).ToImmutableHashSet();
        foreach (var (source, kind) in _raised.Except(standing))
            LogEnded(source, SnakeCaseEnum.Write(kind));
        _raised = standing;
    }

    [LoggerMessage(LogLevel.Warning, "Source {SourceId}: alarm {Kind} since {Since:u} ({Observed:0.##}, expected {Expected:0.##}); docs/operating.md says what to do")]
    private partial void LogRaised(string sourceId, string kind, DateTimeOffset since, double observed, double expected);

    [LoggerMessage(LogLevel.Information, "Source {SourceId}: alarm {Kind} is over")]
    private partial void LogEnded(string sourceId, string kind);
}
