using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.Tests.Collecting.Health;

public sealed class SourceHealthTests
{
    private static readonly PastRun Walled = Runs.Paused(new PastRun { StartedAt = default, TriedAt = default, Asked = 2, Blocked = 2, BlockedInARow = 2 }, RunStop.Wall);
    private static readonly PastRun Unanswered = Runs.Paused(new PastRun { StartedAt = default, TriedAt = default, Asked = 3, Failed = 3, UnansweredInARow = 3 }, RunStop.NoAnswer);

    /// <summary>What the last run is, after how many ordinary ones, and what is said of it.</summary>
    public static TheoryData<string, int, PastRun, string> Table => new()
    {
        { "as ever", 5, Runs.Good(), "" },
        { "the first run", 0, Runs.Good(), "" },
        { "the first run, small", 0, Runs.Good(1), "" },
        { "the first run meets a wall", 0, Walled, "Blocked" },
        { "the first run gets no answer", 0, Unanswered, "Failing" },
        { "walls in the middle of a run", 5, Runs.Paused(Runs.Good(30) with { Asked = 33, Blocked = 2, BlockedInARow = 2 }, RunStop.Wall), "Blocked" },
        { "a single page with a wall and nothing else", 5, Walled with { Because = RunStop.Everything, Blocked = 1, BlockedInARow = 1, Asked = 1 }, "Blocked" },
        { "one wall among many pages", 5, Runs.Good() with { Asked = 62, Blocked = 1 }, "" },
        { "no answer in the middle of a run", 5, Runs.Paused(Runs.Good(30) with { Asked = 34, Failed = 3, UnansweredInARow = 3 }, RunStop.NoAnswer), "Failing" },
        { "errors only", 5, Runs.Good(0) with { Asked = 1, Fetched = 0, Failed = 1 }, "Failing" },
        { "errors mostly", 5, Runs.Good(10) with { Asked = 60, Failed = 49 }, "Failing" },
        { "adverts that are gone", 5, Runs.Good(50) with { Asked = 61, Failed = 10 }, "" },
        { "robots disallows everything", 5, Runs.Good(0) with { Asked = 1, Fetched = 0, Disallowed = 1 }, "Failing" },
        { "the site asks to wait before anything is asked", 5, Runs.Paused(Runs.Good(0) with { Asked = 0, Fetched = 0 }, RunStop.AsksToWait), "" },
        { "from 60 to 5", 3, Runs.Good(5), "Shrinking" },
        { "from 60 to 5 with too little history", 2, Runs.Good(5), "" },
        { "from 60 to 30", 8, Runs.Good(30), "" },
        { "pages that were not due are still there", 5, Runs.Good(5) with { NotDue = 55 }, "" },
        { "the pages are there and hold nothing", 5, Runs.Good() with { Ads = 0 }, "ChangedLayout" },
        { "the pages are there and hold little", 5, Runs.Good() with { Ads = 12 }, "ChangedLayout" },
        { "few pages were due, and they hold nothing", 5, Runs.Good(10) with { NotDue = 50, Ads = 0 }, "ChangedLayout" },
        { "some pages hold nothing", 5, Runs.Good() with { Ads = 45 }, "" },
        { "lists lead to nothing any more", 5, Runs.Good(0), "ChangedLayout" },
        { "much slower", 5, Runs.Good() with { Took = TimeSpan.FromSeconds(2.5) * 61 }, "Slow" },
        { "much slower and still quick", 5, Runs.Good() with { Took = TimeSpan.FromSeconds(1.9) * 61 }, "" },
        { "slower and shrinking", 5, Runs.Good(5) with { Took = TimeSpan.FromSeconds(3) * 6 }, "Shrinking Slow" },
        { "adverts not yet counted", 5, Runs.Good() with { Ads = 3, IsCounted = false }, "" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void The_last_run_says_what_is_wrong(string what, int before, PastRun last, string expected)
    {
        var alarms = Runs.Assess(Runs.Of([.. Enumerable.Repeat(Runs.Good(), before), last]));

        Assert.True(Runs.Kinds(alarms) == expected, $"{what}: {Runs.Kinds(alarms)}");
    }

    [Theory]
    [InlineData("Failing")]
    [InlineData("Blocked")]
    public void Only_a_run_that_is_over_and_healthy_ends_an_alarm(string kind)
    {
        var bad = kind == "Failing" ? Runs.Good(0) with { Asked = 1, Fetched = 0, Failed = 1 } : Walled;
        List<PastRun> before = [.. Enumerable.Repeat(Runs.Good(), 5), bad];
        var after = Runs.Of([.. before, Runs.Good()]);
        SourceHistory With(Func<PastRun, PastRun> change) => after with { Runs = [.. after.Runs.SkipLast(1), change(after.Runs[^1])] };

        Assert.Equal(kind, Runs.Kinds(Runs.Assess(With(run => run with { EndedAt = null, Because = null }))));
        Assert.Equal(kind, Runs.Kinds(Runs.Assess(With(run => run with { EndedAt = null, Because = RunStop.AsksToWait }))));
        Assert.Equal(kind, Runs.Kinds(Runs.Assess(With(run => run with { Because = RunStop.Robots }))));
        Assert.Equal("", Runs.Kinds(Runs.Assess(after)));
    }

    [Fact]
    public void A_run_that_gets_no_answer_so_far_leaves_an_alarm_about_what_was_found_as_it_is()
    {
        List<PastRun> runs = [.. Enumerable.Repeat(Runs.Good(), 5), Runs.Good(5)];

        Assert.Equal("Failing Shrinking", Runs.Kinds(Runs.Assess(Runs.Of([.. runs, Runs.Paused(Unanswered, RunStop.NoAnswer)]))));
    }

    [Fact]
    public void A_run_that_robots_left_half_done_is_not_compared()
    {
        var half = Runs.Good(5) with { Because = RunStop.Robots, Disallowed = 1, Asked = 7 };
        Assert.Empty(Runs.Assess(Runs.Of([.. Enumerable.Repeat(Runs.Good(), 5), half])));
    }

    [Fact]
    public void A_source_of_few_adverts_does_not_flap()
    {
        foreach (var last in Enumerable.Range(0, 8))
            Assert.Empty(Runs.Assess(Runs.Of(Runs.Good(7), Runs.Good(3), Runs.Good(6), Runs.Good(1), Runs.Good(last))));
    }

    [Theory]
    [InlineData(119, "")]
    [InlineData(121, "Overdue")]
    public void Two_periods_without_a_run_are_overdue(int minutes, string expected) =>
        Assert.Equal(expected, Runs.Kinds(Runs.Assess(Runs.Of(Runs.Good(), Runs.Good()), TimeSpan.FromMinutes(minutes))));

    [Fact]
    public void A_source_that_never_ran_is_overdue_two_periods_after_it_should_have()
    {
        Assert.Empty(Runs.Assess(SourceHistory.None, TimeSpan.FromMinutes(119)));
        var alarm = Assert.Single(Runs.Assess(SourceHistory.None, TimeSpan.FromHours(3)));
        Assert.Equal(new SourceAlarm(SourceAlarmKind.Overdue, Runs.Start, 3, 1), alarm);
    }

    [Fact]
    public void A_source_that_runs_and_is_always_asked_to_wait_is_overdue()
    {
        var waiting = Runs.Paused(Runs.Good(0) with { Asked = 0, Fetched = 0 }, RunStop.AsksToWait);
        Assert.Equal("Overdue", Runs.Kinds(Runs.Assess(Runs.Of(Runs.Good(), waiting, waiting, waiting))));
    }

    [Fact]
    public void A_source_that_is_asked_and_fails_is_failing_and_not_overdue_until_nobody_asks() => Assert.Multiple(
        () => Assert.Equal("Failing", Runs.Kinds(Runs.Assess(Runs.Of(Runs.Good(), Unanswered, Unanswered, Unanswered, Unanswered)))),
        () => Assert.Equal("Overdue Failing", Runs.Kinds(Runs.Assess(Runs.Of(Runs.Good(), Unanswered, Unanswered), TimeSpan.FromHours(3)))));

    [Fact]
    public void Without_a_schedule_nothing_is_overdue() =>
        Assert.Empty(SourceHealth.Assess(Runs.Of(Runs.Good()), Runs.Start.AddYears(1), pace: null));

    [Fact]
    public void An_alarm_is_as_old_as_the_first_run_that_was_as_bad()
    {
        var blocked = Assert.Single(Runs.Assess(Runs.Of(Runs.Good(), Walled, Walled, Walled)));
        Assert.Equal((Runs.Start + Runs.Period, 2, 2), (blocked.Since, blocked.Observed, blocked.Expected));

        var shrinking = Assert.Single(Runs.Assess(Runs.Of([.. Enumerable.Repeat(Runs.Good(), 6), Runs.Good(5), Runs.Good(4)])));
        Assert.Equal(new SourceAlarm(SourceAlarmKind.Shrinking, Runs.Start + (6 * Runs.Period), 4, 60), shrinking);
    }

    [Fact]
    public void An_alarm_ends_with_the_first_run_that_is_as_ever()
    {
        Assert.Empty(Runs.Assess(Runs.Of(Runs.Good(), Walled, Walled, Runs.Good())));
        Assert.Empty(Runs.Assess(Runs.Of([.. Enumerable.Repeat(Runs.Good(), 5), Runs.Good() with { Ads = 0 }, Runs.Good()])));
    }

    [Fact]
    public void A_change_that_stays_becomes_usual()
    {
        var smaller = Enumerable.Range(1, 12).Select(runs => Runs.Assess(Runs.Of([.. Enumerable.Repeat(Runs.Good(), 10), .. Enumerable.Repeat(Runs.Good(12), runs)])).Count);
        Assert.Equal([1, 1, 1, 1], smaller.Take(4));
        Assert.Equal(0, smaller.Last());
    }
}
