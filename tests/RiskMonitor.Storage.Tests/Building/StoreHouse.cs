using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Reading;
using RiskMonitor.Storage.Retention;
using RiskMonitor.Triaging;

namespace RiskMonitor.Storage.Tests.Building;

/// <summary>A store on a real file in a folder of its own, with a clock that tests move.</summary>
internal sealed class StoreHouse : IAsyncDisposable
{
    private ServiceProvider _services;

    private StoreHouse(string folder, ServiceProvider services, FakeTimeProvider clock)
    {
        Folder = folder;
        _services = services;
        Clock = clock;
    }

    public static RiskPolicy Policy { get; } = new()
    {
        Version = "test-1",
        Thresholds = new(new(.8, .5, .3), new(.8, .5, .3), new(.8, .5, .3)),
        Severity = new(1.0, .6, 1.0),
    };

    public string Folder { get; }

    public FakeTimeProvider Clock { get; }

    public IFlowSink Sink => Get<IFlowSink>();

    public IAlertReader Reader => Get<IAlertReader>();

    public IAlertStore Alerts => Get<IAlertStore>();

    public ITriageStore Triage => Get<ITriageStore>();

    public ICampaignOverrides Overrides => Get<ICampaignOverrides>();

    public RetentionJob Retention => Get<RetentionJob>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<StoreHouse> OpenAsync()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"monitor-store-{Guid.NewGuid():N}");
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var house = new StoreHouse(folder, Register(folder, clock), clock);
        await house.Get<StoreStart>().RunAsync(Stop);
        return house;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Stops everything and starts it again in the same folder, as a new process would.</summary>
    public Task RestartAsync() => RestartAsync(() => { });

    /// <summary>The same, with something done to the folder while nobody has it.</summary>
    public async Task RestartAsync(Action before)
    {
        await _services.DisposeAsync();
        before();
        _services = Register(Folder, Clock);
        await Get<StoreStart>().RunAsync(Stop);
    }

    /// <summary>Stops everything and leaves the folder as it is.</summary>
    public ValueTask StopAsync() => _services.DisposeAsync();

    public async Task<BatchOutcome> WriteAsync(params FlowItem[] batch) => await Sink.WriteAsync(batch, Stop);

    public async Task<BatchOutcome> WriteAsync(params AdBuilder[] ads) =>
        await Sink.WriteAsync([.. ads.Select(ad => ad.OnAPage(Clock.GetUtcNow()))], Stop);

    public async Task<AlertRow> OnlyOpenAlertAsync() =>
        Assert.Single((await Reader.ListAsync(new AlertFilter { OpenOnly = true }, Stop)).Rows);

    public async Task<AlertDetail> DetailAsync(AlertId id) => (await Reader.FindAsync(id, Stop))!;

    public async Task<RecordOutcome> DecideAsync(AlertId alert, TriageVerdict verdict, long token = 1)
    {
        await Triage.RecordClaimAsync(new AlertLease(alert, "ana", token, Clock.GetUtcNow() + TimeSpan.FromMinutes(10)), Stop);
        return await Triage.RecordDecisionAsync(
            new TriageDecision { Alert = alert, Analyst = "ana", FencingToken = token, Verdict = verdict, Reason = TriageReason.Other, DecidedAt = Clock.GetUtcNow() }, Stop);
    }

    public List<QueuedAlert> Open() => Alerts.OpenAsync(Stop).ToBlockingEnumerable(Stop).ToList();

    public long Count(string table, string where = "1 = 1") => (long)Scalar($"SELECT COUNT(*) FROM {table} WHERE {where}")!;

    public object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "monitor.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() is var value and not DBNull ? value : null;
    }

    /// <summary>Runs statements past the store, on a connection of their own.</summary>
    public void Execute(params string[] statements)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "monitor.db")};Pooling=False");
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Every row of every table as text, to see that nothing changed.</summary>
    public string Dump()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "monitor.db")};Pooling=False");
        connection.Open();
        var lines = new List<string>();
        foreach (var table in Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").ToList())
            lines.AddRange(Rows(connection, $"SELECT * FROM \"{table}\"").Order(StringComparer.Ordinal).Prepend($"== {table}"));
        return string.Join('\n', lines);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static IEnumerable<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i =>
                reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    private static ServiceProvider Register(string folder, FakeTimeProvider clock) => new ServiceCollection()
        .AddSingleton<TimeProvider>(clock)
        .AddSingleton(Policy)
        .AddLogging()
        .AddSingleton(provider => new CampaignLinker(provider.GetRequiredService<Enriching.IContactSealer>(), provider.GetRequiredService<ICampaignOverrides>(), clock))
        .AddStorage(folder)
        .BuildServiceProvider();
}
