using System.Text;
using Microsoft.Data.Sqlite;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Storage.Crawling;
using RiskMonitor.Storage.Tests.Building;

namespace RiskMonitor.Storage.Tests;

/// <summary>crawl.db: what a run still has to ask for, over restarts, and nothing of it in the clear.</summary>
public sealed class FrontierStoreTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 28, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static FrontierEntry Entry(int number, EntryState state = EntryState.Pending) => new()
    {
        Sequence = number,
        Url = CanonicalUrl.Parse($"https://empleos.example/oferta-canaria/{number}?tel=5500000000"),
        Role = PageRole.Ads,
        LeadsOn = number == 1,
        Depth = number,
        ModifiedAt = number == 2 ? At : null,
        ReadBackTo = number == 3 ? At.AddHours(-1) : null,
        Timeline = number == 3 ? 1 : null,
        LedTo = state != EntryState.Pending && number == 1 ? CanonicalUrl.Parse("https://empleos.example/oferta-canaria/mudada?tel=5500000000") : null,
        State = state,
        ArchivedAt = state == EntryState.Pending ? null : new ArchivedAt("raw/bolsa/2026-11-28.warc.gz", number * 1000),
        FetchedAt = state == EntryState.Pending ? null : At.AddTicks(number),
    };

    private static FrontierStep Step(long run, FrontierEntry entry, params FrontierEntry[] found) =>
        new() { Run = run, SourceId = "bolsa", Entry = entry, Found = found, Outcome = FetchOutcome.Fetched, Took = TimeSpan.FromMilliseconds(120) };

    [Fact]
    public async Task A_run_goes_on_after_a_restart_with_every_entry_as_it_was()
    {
        await using var house = await StoreHouse.OpenAsync();
        var run = await house.Get<IFrontierStore>().BeginAsync("bolsa", At, [Entry(1)], Stop);
        await house.Get<IFrontierStore>().SaveAsync(Step(run, Entry(1, EntryState.Fetched), Entry(2), Entry(3) with { Postponed = 2, PutOffs = 4 }), Stop);
        await house.RestartAsync();

        var saved = await house.Get<IFrontierStore>().FindOpenAsync("bolsa", Stop);

        Assert.Equal((run, At), (saved!.Run, saved.StartedAt));
        Assert.Equal([Entry(1, EntryState.Fetched), Entry(2), Entry(3) with { Postponed = 2, PutOffs = 4 }], saved.Entries);
        Assert.Null(await house.Get<IFrontierStore>().FindOpenAsync("otra", Stop));
        Assert.Equal([new UnwrittenEntry(run, Entry(1, EntryState.Fetched))], await house.Get<IFrontierStore>().UnwrittenAsync("bolsa", Stop));
    }

    [Fact]
    public async Task What_is_written_is_not_handed_in_again_and_an_ended_run_is_over()
    {
        await using var house = await StoreHouse.OpenAsync();
        var store = house.Get<IFrontierStore>();
        var run = await store.BeginAsync("bolsa", At, [Entry(1), Entry(2)], Stop);
        await store.SaveAsync(Step(run, Entry(1, EntryState.Fetched)), Stop);
        await store.SaveAsync(Step(run, Entry(2, EntryState.Fetched)), Stop);
        await store.WrittenAsync([new WrittenPage("bolsa", new PageTicket(run, 1), Ads: 1, NewAds: 1)], Stop);
        await store.EndAsync(run, new RunEnd(At, "everything was asked for"), Stop);

        Assert.Null(await store.FindOpenAsync("bolsa", Stop));
        Assert.Equal([2], (await store.UnwrittenAsync("bolsa", Stop)).Select(unwritten => unwritten.Entry.Sequence));
        await store.WrittenAsync([new WrittenPage("bolsa", new PageTicket(run, 2), 1, 0)], Stop);
        Assert.Empty(await store.UnwrittenAsync("bolsa", Stop));
    }

    [Fact]
    public async Task What_a_run_put_off_is_there_until_another_run_takes_it_up()
    {
        await using var house = await StoreHouse.OpenAsync();
        var store = house.Get<IFrontierStore>();
        var run = await store.BeginAsync("bolsa", At, [Entry(1), Entry(2), Entry(4)], Stop);
        var putOff = Entry(2, EntryState.PutOff) with { ArchivedAt = null, FetchedAt = null, PutOffs = 1 };
        await store.SaveAsync(Step(run, putOff) with { Outcome = null }, Stop);
        Assert.Equal([Entry(1), putOff, Entry(4)], (await store.FindOpenAsync("bolsa", Stop))!.Entries);
        await store.EndAsync(run, new RunEnd(At, RunStop.Robots), Stop);
        await house.RestartAsync();
        store = house.Get<IFrontierStore>();

        Assert.Equal([putOff], await store.PutOffAsync("bolsa", Stop));
        Assert.Empty(await store.PutOffAsync("otra", Stop));
        Assert.Empty(await store.UnwrittenAsync("bolsa", Stop));
        await store.BeginAsync("bolsa", At, [Entry(1), Entry(2)], Stop);
        Assert.Empty(await store.PutOffAsync("bolsa", Stop));
    }

    [Fact]
    public async Task What_is_remembered_of_an_address_is_found_by_source_and_address()
    {
        await using var house = await StoreHouse.OpenAsync();
        var store = house.Get<IFrontierStore>();
        var run = await store.BeginAsync("bolsa", At, [Entry(1)], Stop);
        var resource = new Resource
        {
            ETag = "\"a\"",
            LastModified = "Fri, 27 Nov 2026 10:00:00 GMT",
            Sha256 = new string('a', 64),
            ArchivedAt = new ArchivedAt("raw/bolsa/2026-11-28.warc.gz", 7),
            CheckedAt = At,
            ChangedAt = At.AddDays(-1),
            Unchanged = 3,
            DueAt = At.AddHours(5),
            SeenUntil = At.AddHours(-2),
            FellShort = 2,
            ReadAs = "0123456789abcdef",
        };
        await store.SaveAsync(Step(run, Entry(1, EntryState.Fetched)) with { Remember = resource }, Stop);
        await house.RestartAsync();

        Assert.Equal(resource, await house.Get<IFrontierStore>().RecallAsync("bolsa", Entry(1).Url, Stop));
        Assert.Null(await house.Get<IFrontierStore>().RecallAsync("bolsa", Entry(2).Url, Stop));
        Assert.Null(await house.Get<IFrontierStore>().RecallAsync("otra", Entry(1).Url, Stop));
    }

    [Fact]
    public async Task No_address_stands_in_the_file_in_the_clear()
    {
        await using var house = await StoreHouse.OpenAsync();
        var run = await house.Get<IFrontierStore>().BeginAsync("bolsa", At, [.. Enumerable.Range(1, 50).Select(number => Entry(number))], Stop);
        await house.Get<IFrontierStore>().SaveAsync(Step(run, Entry(1, EntryState.Fetched)), Stop);

        foreach (var file in Directory.GetFiles(house.Folder, "crawl.db*"))
        {
            var bytes = await ReadSharedAsync(file);
            Assert.True(bytes.AsSpan().IndexOf("oferta-canaria"u8) < 0, file);
            Assert.True(bytes.AsSpan().IndexOf("5500000000"u8) < 0, file);
        }
    }

    [Fact]
    public async Task Hosts_and_their_rules_are_remembered_over_a_restart()
    {
        await using var house = await StoreHouse.OpenAsync();
        var host = new HostRecord("empleos.example", At, TimeSpan.FromSeconds(5), At.AddMinutes(3), 2);
        var robots = new RobotsCopy("https://empleos.example", At, At.AddHours(12), Encoding.UTF8.GetBytes("User-agent: *\n"), Allowed: true, Reached: true, "robots.txt was read");
        await house.Get<IHostStore>().SaveAsync(host, Stop);
        await house.Get<IHostStore>().SaveRobotsAsync(robots, Stop);
        await house.RestartAsync();

        Assert.Equal(host, await house.Get<IHostStore>().FindAsync("empleos.example", Stop));
        Assert.Null(await house.Get<IHostStore>().FindAsync("otra.example", Stop));
        var found = await house.Get<IHostStore>().FindRobotsAsync("https://empleos.example", Stop);
        Assert.Equal(robots with { File = null }, found! with { File = null });
        Assert.Equal(robots.File!.Value.ToArray(), found.File!.Value.ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Hosts_are_read_beside_whoever_has_the_folder_and_after(bool afterwards)
    {
        await using var house = await StoreHouse.OpenAsync();
        var host = new HostRecord("empleos.example", At, TimeSpan.FromSeconds(5), At.AddMinutes(3), 2);
        await house.Get<IHostStore>().SaveAsync(host, Stop);
        await house.Get<IHostStore>().SaveRobotsAsync(new RobotsCopy("https://empleos.example", At, At.AddHours(12), null, Allowed: false, Reached: true, "robots.txt could not be read") { IsForNow = true }, Stop);
        IHostStore? hosts = null;
        if (afterwards)
            await house.RestartAsync(before: () => hosts = KnownHosts.ReadAsync(house.Folder, Stop).GetAwaiter().GetResult());
        else
            hosts = await KnownHosts.ReadAsync(house.Folder, Stop);

        Assert.Equal(host, await hosts!.FindAsync("empleos.example", Stop));
        Assert.True((await hosts.FindRobotsAsync("https://empleos.example", Stop))!.IsForNow);
        await hosts.SaveAsync(host with { Strikes = 9 }, Stop);
        Assert.Equal(host, await house.Get<IHostStore>().FindAsync("empleos.example", Stop));
        Assert.Null(await (await KnownHosts.ReadAsync(Path.Combine(house.Folder, "nowhere"), Stop)).FindAsync("empleos.example", Stop));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_put_aside_and_begun_anew()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.Get<IFrontierStore>().BeginAsync("bolsa", At, [Entry(1)], Stop);
        await house.RestartAsync(before: () => File.WriteAllText(Path.Combine(house.Folder, "crawl.db"), "this is not a database, and long enough to look like one: " + new string('x', 5000)));

        Assert.Null(await house.Get<IFrontierStore>().FindOpenAsync("bolsa", Stop));
        Assert.True(await house.Get<IFrontierStore>().BeginAsync("bolsa", At, [Entry(1)], Stop) > 0);
        Assert.True(File.Exists(Path.Combine(house.Folder, "crawl.db.unreadable")));
    }

    [Fact]
    public async Task What_was_put_off_and_had_no_room_in_the_run_that_took_it_up_goes_on_waiting()
    {
        await using var house = await StoreHouse.OpenAsync();
        var store = house.Get<IFrontierStore>();
        var (waiting, asked) = (Entry(2) with { PutOffs = 1 }, Entry(4) with { PutOffs = 1 });
        var run = await store.BeginAsync("bolsa", At, [Entry(1), waiting, asked], Stop);
        await store.SaveAsync(Step(run, asked with { State = EntryState.Done }), Stop);

        await store.EndAsync(run, new RunEnd(At, RunStop.MaxPages), Stop);

        Assert.Equal([waiting with { State = EntryState.PutOff, PutOffs = 2 }], await store.PutOffAsync("bolsa", Stop));
    }

    [Fact]
    public async Task What_never_has_room_is_given_up_after_as_many_runs_as_what_waits_for_a_robots_txt()
    {
        await using var house = await StoreHouse.OpenAsync();
        var store = house.Get<IFrontierStore>();
        IReadOnlyList<FrontierEntry> waiting = [Entry(2) with { PutOffs = 1 }];
        var runs = 0;
        for (; waiting.Count > 0 && runs < 100; runs++)
        {
            var run = await store.BeginAsync("bolsa", At, [Entry(1), .. waiting.Select(entry => entry with { State = EntryState.Pending })], Stop);
            await store.EndAsync(run, new RunEnd(At, RunStop.MaxListPages), Stop);
            waiting = await store.PutOffAsync("bolsa", Stop);
        }

        Assert.Equal(IFrontierStore.MostPutOff, runs);
    }

    [Fact]
    public async Task A_file_of_version_7_counts_what_waits_for_a_robots_txt_apart()
    {
        await using var house = await StoreHouse.OpenAsync();
        var putOff = Entry(2, EntryState.PutOff) with { ArchivedAt = null, FetchedAt = null };
        var run = await house.Get<IFrontierStore>().BeginAsync("bolsa", At, [Entry(1), putOff with { Postponed = 3 }, Entry(4) with { Postponed = 2 }], Stop);
        await house.RestartAsync(() => ExecuteIn(house, "ALTER TABLE frontier DROP COLUMN put_offs; PRAGMA user_version = 7;"));

        Assert.Equal([Entry(1), putOff with { PutOffs = 3 }, Entry(4) with { PutOffs = 2 }], (await house.Get<IFrontierStore>().FindOpenAsync("bolsa", Stop))!.Entries);
        Assert.Equal(run, (await house.Get<IFrontierStore>().FindOpenAsync("bolsa", Stop))!.Run);
    }

    [Fact]
    public async Task A_file_of_the_first_version_goes_on_where_it_was()
    {
        await using var house = await StoreHouse.OpenAsync();
        var run = await house.Get<IFrontierStore>().BeginAsync("bolsa", At, [Entry(1)], Stop);
        await house.RestartAsync(() => ExecuteIn(house, """
            ALTER TABLE frontier DROP COLUMN read_back_to;
            ALTER TABLE runs DROP COLUMN tried_at;
            ALTER TABLE runs DROP COLUMN last_success_at;
            ALTER TABLE runs DROP COLUMN unanswered_in_a_row;
            ALTER TABLE runs DROP COLUMN blocked_in_a_row;
            ALTER TABLE frontier DROP COLUMN timeline;
            ALTER TABLE frontier DROP COLUMN sealed_led_to;
            ALTER TABLE resources DROP COLUMN seen_until;
            ALTER TABLE resources DROP COLUMN fell_short;
            ALTER TABLE resources DROP COLUMN read_as;
            ALTER TABLE robots DROP COLUMN for_now;
            ALTER TABLE frontier DROP COLUMN put_offs;
            PRAGMA user_version = 1;
            """));

        Assert.Equal([Entry(1)], (await house.Get<IFrontierStore>().FindOpenAsync("bolsa", Stop))!.Entries);
        await house.Get<IFrontierStore>().SaveAsync(Step(run, Entry(1, EntryState.Fetched), Entry(3)), Stop);
        await house.RestartAsync();
        Assert.Equal([Entry(1, EntryState.Fetched), Entry(3)], (await house.Get<IFrontierStore>().FindOpenAsync("bolsa", Stop))!.Entries);
    }

    private static void ExecuteIn(StoreHouse house, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(house.Folder, "crawl.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>What is left of a file that was put aside while runs go on is one without them.</summary>
    [Fact]
    public async Task A_run_never_gets_the_number_of_one_that_goes_on_in_a_file_that_was_begun_anew()
    {
        await using var house = await StoreHouse.OpenAsync();
        var store = house.Get<IFrontierStore>();
        var before = await store.BeginAsync("bolsa", At, [Entry(1)], Stop);
        ExecuteIn(house, "DELETE FROM runs; DELETE FROM frontier;");

        var after = await store.BeginAsync("otra", At, [Entry(1)], Stop);
        await store.SaveAsync(Step(before, Entry(1, EntryState.Fetched)), Stop);

        Assert.NotEqual(before, after);
        Assert.Equal([Entry(1)], (await store.FindOpenAsync("otra", Stop))!.Entries);
    }

    [Fact]
    public async Task A_file_that_is_damaged_inside_is_put_aside_when_the_damage_is_met()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.Get<IFrontierStore>().BeginAsync("bolsa", At, [.. Enumerable.Range(1, 2000).Select(number => Entry(number))], Stop);
        await house.RestartAsync(before: () =>
        {
            using var file = new FileStream(Path.Combine(house.Folder, "crawl.db"), FileMode.Open, FileAccess.ReadWrite);
            file.Position = 8192; // behind the first pages: the file opens as ever
            file.Write(new byte[(int)Math.Min(file.Length - 8192, 400_000)]);
        });

        Assert.Null(await house.Get<IFrontierStore>().FindOpenAsync("bolsa", Stop));
        Assert.True(await house.Get<IFrontierStore>().BeginAsync("bolsa", At, [Entry(1)], Stop) > 0);
        Assert.True(File.Exists(Path.Combine(house.Folder, "crawl.db.unreadable")));
    }

    private static async Task<byte[]> ReadSharedAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }
}
