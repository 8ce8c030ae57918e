using Microsoft.Data.Sqlite;
using RiskMonitor.EndToEnd.Tests.Drivers;

namespace RiskMonitor.EndToEnd.Tests.Flow;

/// <summary>A fault of our own ends the process, once and plainly, and what was stored stays.</summary>
public sealed class FlowEndTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_store_that_cannot_be_remembered_ends_run_and_demo_with_exit_code_1_and_loses_nothing()
    {
        var first = await MonitorProcess.RunAsync("demo", "--data", Data, "--exit-when-idle");
        Assert.True(first.ExitCode is 0 or 3, first.Errors);
        var ads = StoredState.AdIds(Data);
        Write("UPDATE ads SET signature = x'00', link_keys = 'not a key' WHERE id = (SELECT MIN(id) FROM ads)");
        var sources = Directory.CreateDirectory(_folder.File("sources")).FullName;

        foreach (var verb in new string[][] { ["run", "--sources", sources], ["demo", "--exit-when-idle"], ["demo"] })
        {
            var ended = await MonitorProcess.RunAsync([.. verb, "--data", Data]);
            Assert.True(ended.ExitCode == 1, $"{string.Join(' ', verb)} ended with {ended.ExitCode}:\n{ended.Errors}");
            Assert.Equal(2, ended.Errors.Split("The flow ends at a fault of our own").Length);
            Assert.Contains("monitor: the flow ended at a fault of our own (FormatException)", ended.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(ads, StoredState.AdIds(Data));
    }

    private void Write(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "monitor.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
