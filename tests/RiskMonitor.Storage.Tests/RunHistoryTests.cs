using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Collecting.Health;
using RiskMonitor.Storage.Crawling;
using RiskMonitor.Storage.Tests.Building;

namespace RiskMonitor.Storage.Tests;

/// <summary>Runs in crawl.db, as the frontier keeps them and as health reads them.</summary>
public sealed class RunHistoryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_counted_step_by_step_and_complete_when_its_pages_are_in_the_store()
    {
        await using var house = await StoreHouse.OpenAsync();
        var frontier = house.Get<IFrontierStore>();
        var entries = Enumerable.Range(1, 6).Select(Entry).ToList();
        var run = await frontier.BeginAsync("bolsa", house.Clock.GetUtcNow(), entries, Stop);
        foreach (var (entry, outcome) in entries.Zip<FrontierEntry, FetchOutcome?>([FetchOutcome.Fetched, FetchOutcome.NotModified, null, FetchOutcome.HttpError, FetchOutcome.Blocked, FetchOutcome.Blocked]))
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            await StepAsync(frontier, run, entry, outcome);
        }

        var paused = await LastAsync(house);
        Assert.Equal((5, 1, 1, 1, 1, 2, 2), (paused.Asked, paused.NotDue, paused.Fetched, paused.NotModified, paused.Failed, paused.Blocked, paused.AdPages));
        Assert.Equal((2, 0, null), (paused.BlockedInARow, paused.UnansweredInARow, paused.Because));
        Assert.Equal((house.Clock.GetUtcNow(), house.Clock.GetUtcNow().AddMinutes(-4)), (paused.TriedAt, paused.LastSuccessAt));
        Assert.Equal((TimeSpan.FromSeconds(5), false), (paused.Took, paused.IsCounted));

        await frontier.PauseAsync(run, new RunEnd(house.Clock.GetUtcNow(), RunStop.Wall), Stop);
        Assert.Equal((RunStop.Wall, null), ((await LastAsync(house)).Because, (await LastAsync(house)).EndedAt));
        await frontier.EndAsync(run, new RunEnd(house.Clock.GetUtcNow(), RunStop.Everything), Stop);
        Assert.Equal((RunStop.Everything, false), ((await LastAsync(house)).Because, (await LastAsync(house)).IsCounted));
        await frontier.WrittenAsync([.. entries.Take(2).Select(entry => new WrittenPage("bolsa", new PageTicket(run, entry.Sequence), 3, 1))], Stop);
        var ended = await LastAsync(house);
        Assert.Equal((6, 2, true), (ended.Ads, ended.NewAds, ended.IsCounted));
    }

    [Fact]
    public async Task Answers_end_what_was_in_a_row_and_pages_that_are_not_due_do_not()
    {
        await using var house = await StoreHouse.OpenAsync();
        var frontier = house.Get<IFrontierStore>();
        var run = await frontier.BeginAsync("bolsa", house.Clock.GetUtcNow(), [Entry(1)], Stop);
        foreach (var (outcome, unanswered, blocked) in new (FetchOutcome?, int, int)[]
        {
            (FetchOutcome.Unreachable, 1, 0), (FetchOutcome.Unreachable, 2, 0), (null, 2, 0), (FetchOutcome.Blocked, 0, 1), (null, 0, 1), (FetchOutcome.HttpError, 0, 0),
        })
        {
            await StepAsync(frontier, run, Entry(1), outcome);
            var last = await LastAsync(house);
            Assert.Equal((unanswered, blocked), (last.UnansweredInARow, last.BlockedInARow));
        }
    }

    [Fact]
    public async Task Only_the_newest_runs_of_the_source_are_read_oldest_first_and_the_last_success_however_old()
    {
        await using var house = await StoreHouse.OpenAsync();
        var frontier = house.Get<IFrontierStore>();
        var first = house.Clock.GetUtcNow();
        for (var run = 0; run < 5; run++)
        {
            var number = await frontier.BeginAsync("bolsa", house.Clock.GetUtcNow(), [Entry(1)], Stop);
            await StepAsync(frontier, number, Entry(1), run == 0 ? FetchOutcome.Fetched : FetchOutcome.HttpError);
            await frontier.EndAsync(number, new RunEnd(house.Clock.GetUtcNow(), RunStop.Everything), Stop);
            house.Clock.Advance(TimeSpan.FromHours(1));
        }

        await frontier.BeginAsync("otra", house.Clock.GetUtcNow(), [Entry(1)], Stop);

        var history = await house.Get<IRunHistory>().ReadAsync("bolsa", 3, Stop);
        Assert.Equal([first.AddHours(2), first.AddHours(3), first.AddHours(4)], history.Runs.Select(run => run.StartedAt));
        Assert.Equal(first, history.LastSuccessAt);
        Assert.Empty((await house.Get<IRunHistory>().ReadAsync("nadie", 3, Stop)).Runs);
    }

    [Fact]
    public async Task Runs_of_the_first_version_of_the_file_are_read_on()
    {
        var folder = Directory.CreateTempSubdirectory("monitor-crawl-");
        var path = Path.Combine(folder.FullName, CrawlFile.Name);
        await using (var old = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await old.OpenAsync(Stop);
            await using var make = old.CreateCommand();
            make.CommandText = """
                CREATE TABLE runs (
                    id INTEGER PRIMARY KEY, source_id TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER, because TEXT,
                    asked INTEGER NOT NULL DEFAULT 0, not_due INTEGER NOT NULL DEFAULT 0, fetched INTEGER NOT NULL DEFAULT 0, not_modified INTEGER NOT NULL DEFAULT 0,
                    disallowed INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, refused INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0,
                    ad_pages INTEGER NOT NULL DEFAULT 0, ads INTEGER NOT NULL DEFAULT 0, new_ads INTEGER NOT NULL DEFAULT 0, took_ms INTEGER NOT NULL DEFAULT 0);
                CREATE TABLE frontier (run INTEGER NOT NULL, sequence INTEGER NOT NULL, state TEXT, postponed INTEGER, PRIMARY KEY (run, sequence)) WITHOUT ROWID;
                CREATE TABLE robots (origin TEXT PRIMARY KEY);
                CREATE TABLE resources (source_id TEXT NOT NULL, url_key TEXT NOT NULL, sha256 TEXT NOT NULL, checked_at INTEGER NOT NULL, PRIMARY KEY (source_id, url_key)) WITHOUT ROWID;
                INSERT INTO runs (source_id, started_at, ended_at, because, asked, fetched) VALUES ('bolsa', 100, 200, 'everything was asked for', 4, 4), ('bolsa', 300, NULL, NULL, 0, 0);
                PRAGMA user_version = 1;
                """;
            await make.ExecuteNonQueryAsync(Stop);
        }

        using (var file = new CrawlFile(path, NullLogger<CrawlFile>.Instance))
        {
            var history = await new RunHistory(file).ReadAsync("bolsa", 10, Stop);
            Assert.Equal([200L, 300L], history.Runs.Select(run => run.TriedAt.UtcTicks));
            Assert.Equal((200L, true, false), (history.LastSuccessAt?.UtcTicks, history.Runs[0].IsCounted, history.Runs[1].IsCounted));
        }

        folder.Delete(recursive: true);
    }

    private static async Task<PastRun> LastAsync(StoreHouse house) => (await house.Get<IRunHistory>().ReadAsync("bolsa", 1, Stop)).Runs.Single();

    private static ValueTask StepAsync(IFrontierStore frontier, long run, FrontierEntry entry, FetchOutcome? outcome) => frontier.SaveAsync(
        new FrontierStep
        {
            Run = run,
            SourceId = "bolsa",
            Entry = entry with
            {
                State = outcome is FetchOutcome.Fetched or FetchOutcome.NotModified ? EntryState.Fetched : EntryState.Done,
                ArchivedAt = outcome is null ? null : new ArchivedAt("raw/bolsa/2026-03-02.warc.gz", entry.Sequence),
            },
            Outcome = outcome,
            Took = outcome is null ? TimeSpan.Zero : TimeSpan.FromSeconds(1),
        },
        Stop);

    private static FrontierEntry Entry(int number) => new() { Sequence = number, Url = CanonicalUrl.Parse($"https://bolsa.example/oferta/{number}"), Role = PageRole.Ads, LeadsOn = false, Depth = 0 };
}
