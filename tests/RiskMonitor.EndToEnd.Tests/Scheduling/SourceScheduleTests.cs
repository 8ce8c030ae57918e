using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using RiskMonitor.Ads;
using RiskMonitor.App.Scheduling;
using RiskMonitor.Collecting;

namespace RiskMonitor.EndToEnd.Tests.Scheduling;

/// <summary>The schedule with a real Quartz; the sources point at a port where nobody listens, so that a run is one page and no waiting.</summary>
public sealed class SourceScheduleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Every_source_runs_by_itself_and_the_first_round_ends_when_each_has_run()
    {
        await using var schedule = await Schedule.StartAsync([Every("uno", TimeSpan.FromHours(1)), Every("dos", TimeSpan.FromHours(1))]);

        await schedule.Runs.FirstRound.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal(["dos", "uno"], schedule.Intake.Submitted.Select(page => page.SourceId).Order(StringComparer.Ordinal));
        Assert.Equal(0, schedule.Runs.Running);
    }

    [Fact]
    public async Task A_source_runs_again_after_its_interval()
    {
        await using var schedule = await Schedule.StartAsync([Every("uno", TimeSpan.FromMilliseconds(50))]);

        for (var run = 0; run < 3; run++)
            Assert.Equal(1, (await schedule.NextAsync()).Run?.Pages);
    }

    [Fact]
    public async Task A_run_that_breaks_off_is_logged_once_and_the_source_runs_again()
    {
        var intake = new Intake { Fails = 1 };
        await using var schedule = await Schedule.StartAsync([Every("uno", TimeSpan.FromMilliseconds(50))], intake);

        Assert.IsType<InvalidOperationException>((await schedule.NextAsync()).Failure);
        Assert.Null((await schedule.NextAsync()).Failure);

        var logged = Assert.Single(schedule.Errors);
        Assert.Contains("uno", logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_fails_does_not_keep_the_first_round_from_ending()
    {
        var intake = new Intake { Fails = int.MaxValue };
        await using var schedule = await Schedule.StartAsync([Every("uno", TimeSpan.FromHours(1))], intake);

        await schedule.Runs.FirstRound.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_source_never_runs_twice_at_once()
    {
        var intake = new Intake { Holds = true };
        await using var schedule = await Schedule.StartAsync([Every("uno", TimeSpan.FromMilliseconds(20)), Every("dos", TimeSpan.FromMilliseconds(20))], intake);

        // The other source goes on many times while this one is held.
        for (var others = 0; others < 5; others++)
            Assert.Equal("dos", (await schedule.NextAsync()).SourceId);
        Assert.Single(intake.Submitted, page => page.SourceId == "uno");
    }

    [Fact]
    public async Task Stopping_the_service_stops_a_run_in_the_middle()
    {
        var intake = new Intake { Holds = true };
        var schedule = await Schedule.StartAsync([Every("uno", TimeSpan.FromHours(1))], intake);
        await intake.Held.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(1, schedule.Runs.Running);

        await schedule.DisposeAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken);

        var ended = await schedule.NextAsync();
        Assert.Null(ended.Run);
        Assert.Null(ended.Failure);
        Assert.Empty(schedule.Errors);
    }

    [Fact]
    public async Task A_cron_source_is_due_at_its_time_in_UTC_and_skips_what_it_missed()
    {
        await using var schedule = await Schedule.StartAsync([Every("uno", TimeSpan.FromHours(1)) with { Interval = null, Cron = "0 15 4 * * ?" }]);

        var trigger = Assert.IsAssignableFrom<ICronTrigger>(await schedule.TriggerAsync("uno"));

        Assert.Equal(TimeZoneInfo.Utc, trigger.TimeZone);
        Assert.Equal(CronTriggerMisfireInstruction.DoNothing, trigger.MisfireInstruction);
        var next = trigger.NextFireTimeUtc!.Value;
        Assert.Equal((4, 15, 0, TimeSpan.Zero), (next.Hour, next.Minute, next.Second, next.Offset));
    }

    [Fact]
    public async Task An_interval_source_skips_what_it_missed()
    {
        await using var schedule = await Schedule.StartAsync([Every("uno", TimeSpan.FromHours(1))]);

        var trigger = Assert.IsAssignableFrom<ISimpleTrigger>(await schedule.TriggerAsync("uno"));

        Assert.Equal(SimpleTriggerMisfireInstruction.NextWithRemainingCount, trigger.MisfireInstruction);
        Assert.Equal(TimeSpan.FromHours(1), trigger.RepeatInterval);
    }

    [Fact]
    public async Task Without_sources_the_first_round_is_over_at_once()
    {
        await using var schedule = await Schedule.StartAsync([]);

        Assert.True(schedule.Runs.FirstRound.IsCompletedSuccessfully);
    }

    [Theory]
    [InlineData("0 15 4 * * ?", true)]
    [InlineData("0 0/30 * * * ?", true)]
    [InlineData("0 15 4 * * ? 2026-2099", true)]
    [InlineData("0 15 25 * * ?", false)]
    [InlineData("0 15 4 * * *", true)]
    [InlineData("0 99 4 * * ?", false)]
    [InlineData("0 15 4 30 2 ?", false)]
    [InlineData("0 15 4 * * ? 2020", false)]
    [InlineData("15 4 * * * nonsense", false)]
    public void A_cron_expression_is_judged_by_Quartz(string cron, bool valid) => Assert.Equal(valid, CronCheck.Problem(cron) is null);

    private static Source Every(string id, TimeSpan interval) => new()
    {
        Id = id,
        Kind = SourceKind.WebList,
        // Port 9 (discard) on an address of this machine that nobody listens on.
        StartUrls = [new Uri("http://127.254.254.254:9/")],
        Interval = interval,
        Delay = TimeSpan.Zero,
        Limits = new SourceLimits(10, 10, 65536),
        Language = AdLanguage.Es,
        Channel = AdChannel.JobBoard,
        Purpose = "A test.",
        LegalBasis = "A test.",
        TermsReviewed = new TermsReview(new DateOnly(2026, 11, 20), "Prueba"),
        Extract = new ExtractionRules { Layout = "jsonld" },
    };

    /// <summary>The application's schedule in a host of its own.</summary>
    private sealed class Schedule : IAsyncDisposable
    {
        private readonly Channel<EndedRun> _ended = Channel.CreateUnbounded<EndedRun>();
        private readonly ErrorLog _log = new();
        private readonly IHost _host;
        private bool _stopped;

        private Schedule(IReadOnlyCollection<Source> sources, Intake intake)
        {
            var builder = Host.CreateEmptyApplicationBuilder(settings: null);
            builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("Collection:LoopbackHosts:0", "127.254.254.254")]);
            builder.Logging.AddProvider(_log);
            builder.Services.AddCollecting(builder.Configuration);
            builder.Services.AddSingleton<IPageIntake>(intake);
            builder.Services.AddSourceSchedule(sources);
            _host = builder.Build();
            Intake = intake;
            Runs = _host.Services.GetRequiredService<SourceRuns>();
            Runs.Ended += (_, run) => _ended.Writer.TryWrite(run);
        }

        public Intake Intake { get; }

        public SourceRuns Runs { get; }

        public IEnumerable<string> Errors => _log.Errors;

        public static async Task<Schedule> StartAsync(IReadOnlyCollection<Source> sources, Intake? intake = null)
        {
            var schedule = new Schedule(sources, intake ?? new Intake());
            await schedule._host.StartAsync(TestContext.Current.CancellationToken);
            return schedule;
        }

        public async Task<EndedRun> NextAsync() => await _ended.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

        public async Task<ITrigger> TriggerAsync(string id)
        {
            var scheduler = await _host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
            return (await scheduler.GetTrigger(new TriggerKey(id, "sources"), TestContext.Current.CancellationToken))!;
        }

        public async ValueTask DisposeAsync()
        {
            if (_stopped)
                return;
            _stopped = true;
            await _host.StopAsync(CancellationToken.None);
            _host.Dispose();
        }
    }

    /// <summary>Stands for the flow: takes pages, or fails the first ones, or holds those of the source "uno" until the run is stopped.</summary>
    private sealed class Intake : IPageIntake
    {
        private int _failed;

        public ConcurrentQueue<FetchedPage> Submitted { get; } = new();

        public int Fails { get; init; }

        public bool Holds { get; init; }

        public TaskCompletionSource Held { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask SubmitAsync(Source source, FetchedPage page, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _failed) <= Fails)
                throw new InvalidOperationException("the flow does not take this page");
            Submitted.Enqueue(page);
            if (!Holds || source.Id != "uno")
                return;
            Held.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }
    }

    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Errors { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                Errors.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
            // Nothing to give back.
        }
    }
}
