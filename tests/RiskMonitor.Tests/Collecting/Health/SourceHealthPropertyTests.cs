using CsCheck;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.Tests.Collecting.Health;

/// <summary>Steady sources of every size, with the unrest that sources have, raise nothing; what is planted is seen in the run it happens in.</summary>
public sealed class SourceHealthPropertyTests
{
    /// <summary>A run of a source with about so many adverts: a quarter more or less, some not due, some gone, some pages without an advert, requests from half to twice as long.</summary>
    private static Gen<PastRun> Noisy(int size) => Gen.Select(Gen.Double[.75, 1.25], Gen.Double[0, .9], Gen.Double[0, .1], Gen.Double[.85, 1], Gen.Double[.5, 2]).Select((share, rest, gone, found, slow) =>
    {
        var there = (int)Math.Round(size * share);
        var notDue = (int)(there * rest);
        var (read, failed) = (there - notDue, (int)(there * gone));
        return Runs.Good(read) with { NotDue = notDue, Failed = failed, Asked = read + 1 + failed, Ads = (int)Math.Ceiling(read * found), Took = TimeSpan.FromSeconds(.9 * slow) * (read + 1 + failed) };
    });

    private static readonly Gen<(int Size, PastRun[] Runs)> Steady = Gen.Int[1, 400].SelectMany(size => Noisy(size).Array[3, 25].Select(runs => (size, runs)));

    private static readonly Gen<(int Size, PastRun[] Runs)> Large = Gen.Int[30, 400].SelectMany(size => Noisy(size).Array[3, 25].Select(runs => (size, runs)));

    [Fact]
    public void A_steady_noisy_source_raises_nothing() => Steady.Sample(source => Runs.Assess(Runs.Of(source.Runs)).Count == 0, iter: 20_000);

    [Fact]
    public void A_planted_fault_is_seen_within_one_run() => Gen.Select(Large, Gen.Int[0, 5]).Sample(
        (source, fault) =>
        {
            var usual = Runs.Good(source.Size);
            var (planted, kind) = fault switch
            {
                0 => (Runs.Good(source.Size / 12), SourceAlarmKind.Shrinking),
                1 => (usual with { Ads = 0 }, SourceAlarmKind.ChangedLayout),
                2 => (Runs.Good(0), SourceAlarmKind.ChangedLayout),
                3 => (usual with { Took = TimeSpan.FromSeconds(6) * usual.Asked }, SourceAlarmKind.Slow),
                4 => (Runs.Paused(usual with { Asked = usual.Asked + 2, Blocked = 2, BlockedInARow = 2 }, RunStop.Wall), SourceAlarmKind.Blocked),
                _ => (Runs.Paused(usual with { Asked = usual.Asked + 3, Failed = 3, UnansweredInARow = 3 }, RunStop.NoAnswer), SourceAlarmKind.Failing),
            };
            var history = Runs.Of([.. source.Runs, planted]);
            var alarm = Runs.Assess(history).SingleOrDefault(alarm => alarm.Kind == kind);
            return alarm is not null && alarm.Since >= history.Runs[^1].StartedAt;
        },
        iter: 20_000);

    [Fact]
    public void The_same_history_gives_the_same_alarms_and_none_is_of_the_future() => Steady.Sample(source =>
    {
        var history = Runs.Of(source.Runs);
        var now = history.Runs[^1].TriedAt.AddHours(5);
        var alarms = SourceHealth.Assess(history, now, new SourcePace(Runs.Period, Runs.Start));
        return alarms.SequenceEqual(SourceHealth.Assess(history, now, new SourcePace(Runs.Period, Runs.Start))) && alarms.All(alarm => alarm.Since <= now);
    });
}
