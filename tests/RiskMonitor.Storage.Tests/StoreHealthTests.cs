using RiskMonitor.Storage.Tests.Building;

namespace RiskMonitor.Storage.Tests;

public sealed class StoreHealthTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_in_use_is_well_and_can_be_looked_at()
    {
        await using var house = await StoreHouse.OpenAsync();
        var health = await StoreHealth.LookAsync(house.Folder, Stop);
        Assert.Equal((true, true, "ok", 0), (health.Exists, health.CanOpen, health.QuickCheck, health.MigrationsPending));
        Assert.True(health.MigrationsApplied > 0);
        Assert.True(health.Bytes > 0);
        Assert.Null(health.Problem);
    }

    [Fact]
    public async Task A_folder_without_a_database_is_a_first_run()
    {
        var health = await StoreHealth.LookAsync(Path.Combine(Path.GetTempPath(), "monitor-no-such-folder"), Stop);
        Assert.Equal((false, null), (health.Exists, health.Problem));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_with_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("monitor-health-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "monitor.db"), new string('x', 4096), Stop);
            var health = await StoreHealth.LookAsync(folder, Stop);
            Assert.False(health.CanOpen);
            Assert.Contains("monitor.db", health.Problem, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
