using System.Collections.Immutable;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Collecting.Health;

/// <summary>
/// What is wrong with a source, judged by its own history. Pure. Runs are compared with the medians of up to ten runs before them, and only from three such runs on; small sources
/// and a spread that is usual for the source raise nothing. A change that stays is usual after some runs, and its alarm ends.
/// </summary>
public static class SourceHealth
{
    /// <summary>Runs that an assessment looks at.</summary>
    public const int RunsRead = 40;

    private const int UsualRuns = 10;
    private const int FewestRuns = 3;
    private const int InARow = 2;
    private const int UnansweredInARow = 3;
    private const int FewestFailures = 5;
    private static readonly TimeSpan ShortestOverdue = TimeSpan.FromMinutes(10);

    /// <param name="history">Its runs.</param>
    /// <param name="now">The time.</param>
    /// <param name="pace">How often it is to run; null when nothing schedules it.</param>
    public static ImmutableArray<SourceAlarm> Assess(SourceHistory history, DateTimeOffset now, SourcePace? pace)
    {
        ArgumentNullException.ThrowIfNull(history);
        var alarms = ImmutableArray.CreateBuilder<SourceAlarm>();
        var telling = history.Runs.Where(run => run.Asked > 0).ToList();
        var stopped = Lasting(SourceAlarmKind.Blocked, telling, IsBlocked, run => run.Blocked) ?? Lasting(SourceAlarmKind.Failing, telling, IsFailing, run => run.Asked - run.Successes);
        if (pace is not null && Overdue(history, now, pace, stopped is not null) is { } overdue)
            alarms.Add(overdue);
        if (stopped is not null)
            alarms.Add(stopped);
        if (stopped is null || !IsOver(telling[^1]))
            alarms.AddRange(Compared([.. history.Runs.Where(run => run.IsCounted && IsOver(run) && run.Asked > 0 && !IsBlocked(run) && !IsFailing(run))]));
        return alarms.ToImmutable();
    }

    private static bool IsOver(PastRun run) => run.EndedAt is not null && run.Because != RunStop.Robots;

    private static bool IsBlocked(PastRun run) => run.BlockedInARow >= InARow || (run.Blocked > 0 && run.Successes == 0);

    private static bool IsFailing(PastRun run)
    {
        if (run.UnansweredInARow >= UnansweredInARow)
            return true;
        if (run.Successes == 0)
            return run.EndedAt is not null || run.Failed >= UnansweredInARow;
        return run.EndedAt is not null && run.Failed >= FewestFailures && run.Failed * 2 > run.Asked;
    }

    /// <summary>A state of the last run, since the first of the runs in a row that were in it. A run that goes on, pauses or left its pages for later may begin one and ends none.</summary>
    private static SourceAlarm? Lasting(SourceAlarmKind kind, List<PastRun> all, Func<PastRun, bool> holds, Func<PastRun, int> observed)
    {
        var runs = all.Where(run => holds(run) || IsOver(run)).ToList();
        if (runs.Count == 0 || !holds(runs[^1]))
            return null;
        var first = runs[runs.FindLastIndex(run => !holds(run)) + 1];
        return new SourceAlarm(kind, first.LastSuccessAt ?? first.StartedAt, observed(runs[^1]), runs[^1].Asked);
    }

    private static SourceAlarm? Overdue(SourceHistory history, DateTimeOffset now, SourcePace pace, bool isKnownToFail)
    {
        var limit = pace.Period * 2 > ShortestOverdue ? pace.Period * 2 : ShortestOverdue;
        var tried = history.Runs.Count == 0 ? pace.WatchedSince : history.Runs.Max(run => run.TriedAt);
        var read = history.LastSuccessAt ?? (history.Runs.Count == 0 ? tried : history.Runs[0].StartedAt);
        var last = now - tried > limit ? (read < tried ? read : tried) : isKnownToFail ? now : read;
        return now - last > limit ? new SourceAlarm(SourceAlarmKind.Overdue, last, (now - last).TotalHours, pace.Period.TotalHours) : null;
    }

    /// <summary>The last run against those before it; an alarm is as old as the first run in a row that was as bad against those before that one.</summary>
    private static IEnumerable<SourceAlarm> Compared(ImmutableArray<PastRun> runs) =>
        RunComparison.All.Select(compare => Worse(runs, compare)).OfType<SourceAlarm>();

    private static SourceAlarm? Worse(ImmutableArray<PastRun> runs, Func<PastRun, ImmutableArray<PastRun>, SourceAlarm?> compare)
    {
        SourceAlarm? alarm = null;
        for (var at = runs.Length - 1; at >= FewestRuns; at--)
        {
            if (compare(runs[at], runs[Math.Max(0, at - UsualRuns)..at]) is not { } found)
                break;
            alarm = (alarm ?? found) with { Since = found.Since };
        }

        return alarm;
    }
}
