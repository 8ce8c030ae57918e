using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RiskMonitor.Storage.Tests.Building;

namespace RiskMonitor.Storage.Tests;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_make_the_model_as_it_is()
    {
        using var store = new MonitorStoreDesign().CreateDbContext([]);
        Assert.False(store.Database.HasPendingModelChanges(), "run: dotnet ef migrations add NAME --project src/RiskMonitor.Storage");
    }

    [Fact]
    public async Task A_migration_killed_in_the_middle_does_not_hold_up_the_next_start()
    {
        await using var house = await StoreHouse.OpenAsync();
        using (var connection = house.Get<StoreFile>().Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT OR REPLACE INTO "__EFMigrationsLock" VALUES (1, '2026-03-02 09:00:00');
                DELETE FROM "__EFMigrationsHistory" WHERE 1 = 0;
                """;
            command.ExecuteNonQuery();
        }

        await house.RestartAsync();
        Assert.Equal(0L, house.Count("ads"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await using var house = await StoreHouse.OpenAsync();
        house.Scalar("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99.0')");
        var refused = await Assert.ThrowsAsync<StoreTooNewException>(house.RestartAsync);
        Assert.Contains("29990101000000_Later", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(house.Folder, "monitor.db"), new string('x', 8192), TestContext.Current.CancellationToken);
        Assert.Contains("monitor.db cannot be read", (await Assert.ThrowsAsync<StoreUnreadableException>(house.RestartAsync)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clean_stop_leaves_one_file_of_the_database()
    {
        await using var house = await StoreHouse.OpenAsync();
        await house.StopAsync();
        Assert.Equal(["monitor.db"], Directory.GetFiles(house.Folder, "monitor.db*").Select(Path.GetFileName));
    }

    [Fact]
    public async Task Every_connection_is_durable_and_forgets_what_is_deleted()
    {
        await using var house = await StoreHouse.OpenAsync();
        await using var store = await house.Get<IDbContextFactory<MonitorStore>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        await store.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var (pragma, expected) in new[] { ("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"), ("foreign_keys", "1") })
        {
            await using var command = store.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            Assert.Equal(expected, Convert.ToString(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken), CultureInfo.InvariantCulture));
        }
    }
}
