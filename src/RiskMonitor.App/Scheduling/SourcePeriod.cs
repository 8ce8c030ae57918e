using Quartz;
using RiskMonitor.Collecting;

namespace RiskMonitor.App.Scheduling;

/// <summary>Time between two runs of a source.</summary>
internal static class SourcePeriod
{
    /// <summary>Runs of a calendar that are looked at: a week of every day, and a day of every hour and a bit.</summary>
    private const int Ahead = 30;

    /// <summary>Its interval; of a calendar, the longest gap between its next runs, so that a weekend is not overdue.</summary>
    public static TimeSpan Of(Source source, DateTimeOffset now)
    {
        if (source.Interval is { } interval)
            return interval;
        var calendar = CronExpression.Parse(source.Cron!);
        var (longest, last) = (TimeSpan.Zero, calendar.GetNextValidTimeAfter(now));
        for (var run = 0; run < Ahead && last is { } from && calendar.GetNextValidTimeAfter(from) is { } next; run++)
        {
            longest = next - from > longest ? next - from : longest;
            last = next;
        }

        // A calendar that comes up once more, or never.
        return longest > TimeSpan.Zero ? longest : TimeSpan.FromDays(366);
    }
}
