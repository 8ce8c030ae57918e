using RiskMonitor.Collecting.Health;

namespace RiskMonitor.Web.Api;

/// <summary>Every configured source, and how many alarms there are in all.</summary>
internal sealed record SourceList(int Alarms, IReadOnlyList<SourceView> Sources)
{
    public static SourceList Of(IReadOnlyList<SourceReport> reports) => new(reports.Sum(report => report.Alarms.Length), [.. reports.Select(SourceView.Of)]);
}

/// <summary>A source; of one that is not run, why.</summary>
internal sealed record SourceView(
    string Id, SourceUse Use, string? Why, double? PeriodSeconds, DateTimeOffset? LastSuccessAt, IReadOnlyList<SourceAlarmView> Alarms, IReadOnlyList<SourceRunView> Runs)
{
    public static SourceView Of(SourceReport report) => new(
        report.Id, report.Use, report.Why, report.Period?.TotalSeconds, report.LastSuccessAt,
        [.. report.Alarms.Select(alarm => new SourceAlarmView(alarm.Kind, alarm.Since, Math.Round(alarm.Observed, 3), Math.Round(alarm.Expected, 3)))],
        [.. report.Runs.Select(SourceRunView.Of)]);
}

/// <summary>What is wrong, since when, and the two figures that say so.</summary>
internal sealed record SourceAlarmView(SourceAlarmKind Kind, DateTimeOffset Since, double Observed, double Expected);

/// <summary>A run, newest first. Ended null: it goes on, or pauses for the reason given.</summary>
internal sealed record SourceRunView(
    DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Because, int Asked, int NotDue, int Fetched, int NotModified, int Disallowed, int Failed, int Refused, int Blocked,
    int AdPages, int Ads, int NewAds, double RequestSeconds)
{
    public static SourceRunView Of(PastRun run) => new(
        run.StartedAt, run.EndedAt, run.Because, run.Asked, run.NotDue, run.Fetched, run.NotModified, run.Disallowed, run.Failed, run.Refused, run.Blocked,
        run.AdPages, run.Ads, run.NewAds, Math.Round(run.Took.TotalSeconds, 3));
}
