using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Health;

namespace RiskMonitor.Tests.Collecting.Health;

/// <summary>Overview and watch over a history in memory: what is listed, and what stands in the log.</summary>
public sealed class SourceWatchTests
{
    private readonly Dictionary<string, SourceHistory> _histories = new(StringComparer.Ordinal);
    private readonly FakeTimeProvider _clock = new(Runs.Start);
    private readonly Lines _lines = new();

    [Fact]
    public async Task An_alarm_is_logged_once_when_it_is_raised_and_once_when_it_is_over()
    {
        using var meter = new CrawlMeter();
        var watch = new SourceWatch(Overview(A.WebList(new Uri("https://uno.example/"))), new MemoryHostStore(), meter, _clock, _lines);
        var walled = Runs.Paused(Runs.Good(0) with { Asked = 2, Fetched = 0, Blocked = 2, BlockedInARow = 2 }, RunStop.Wall);

        await AssessAsync(Runs.Good());
        Assert.Empty(_lines.Written);
        await AssessAsync(Runs.Good(), walled);
        await AssessAsync(Runs.Good(), walled);
        Assert.Equal("Source empleos-prueba: alarm blocked since 2026-11-01 07:00:00Z (2, expected 2); docs/operating.md says what to do", Assert.Single(_lines.Written));
        await AssessAsync(Runs.Good(), walled, Runs.Good());
        await AssessAsync(Runs.Good(), walled, Runs.Good());
        Assert.Equal("Source empleos-prueba: alarm blocked is over", _lines.Written[1]);
        Assert.Equal(2, _lines.Written.Count);

        async Task AssessAsync(params PastRun[] runs)
        {
            _histories["empleos-prueba"] = Runs.Of(runs);
            _clock.AdjustTime(_histories["empleos-prueba"].Runs[^1].TriedAt);
            await watch.AssessAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Every_configured_source_is_listed_those_with_an_alarm_first_and_those_that_do_not_run_with_the_reason()
    {
        var sources = new[] { "a", "b", "c" }.Select(id => A.WebList(new Uri("https://uno.example/")) with { Id = id, Stage = id == "c" ? Stage.Shadow : Stage.On }).ToArray();
        _histories["b"] = Runs.Of(Runs.Good(0) with { Asked = 1, Fetched = 0, Failed = 1 });
        _histories["c"] = Runs.Of(Enumerable.Repeat(Runs.Good(), 12));
        _clock.AdjustTime(Runs.Start.AddMinutes(6));
        var overview = new SourceOverview(
            new SourceListing(
                new SourceCatalog([.. sources], [new SwitchedOffSource("d", "d.yaml", "legalBasis is missing")], [new SourceProblem("/seeds/e.yaml", 3, "delay", "it is no time", "Write 5s")]),
                (_, _) => Runs.Period),
            new Histories(_histories),
            _clock);

        var reports = await overview.ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["b", "a", "c", "d", "e.yaml"], reports.Select(report => report.Id));
        Assert.Equal([SourceUse.On, SourceUse.On, SourceUse.Shadow, SourceUse.Off, SourceUse.Unusable], reports.Select(report => report.Use));
        Assert.Equal([null, null, null, "legalBasis is missing", "/seeds/e.yaml, line 3, field delay: it is no time. Write 5s."], reports.Select(report => report.Why));
        Assert.Equal([1, 0, 10, 0, 0], reports.Select(report => report.Runs.Length));
        Assert.Equal(_histories["c"].Runs[^1], reports[2].Runs[0]);
    }

    private SourceOverview Overview(Source source) => new(new SourceListing(new SourceCatalog([source], [], []), (_, _) => Runs.Period), new Histories(_histories), _clock);

    private sealed class Histories(Dictionary<string, SourceHistory> of) : IRunHistory
    {
        public ValueTask<SourceHistory> ReadAsync(string sourceId, int mostRuns, CancellationToken cancellationToken) => ValueTask.FromResult(of.GetValueOrDefault(sourceId, SourceHistory.None));
    }

    private sealed class Lines : ILogger<SourceWatch>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Written.Add(formatter(state, exception));
    }
}
