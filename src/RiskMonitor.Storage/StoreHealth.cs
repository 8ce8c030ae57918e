using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RiskMonitor.Storage.Keys;

namespace RiskMonitor.Storage;

/// <summary>What `monitor doctor` says of a data folder. Reads only, takes no lock: it can look while a monitor runs.</summary>
public sealed record StoreHealth
{
    /// <summary>Whether there is a database at all; a folder of a first run has none, and that is well.</summary>
    public required bool Exists { get; init; }

    public required bool CanOpen { get; init; }

    public int MigrationsApplied { get; init; }

    /// <summary>Applied at the next start.</summary>
    public int MigrationsPending { get; init; }

    /// <summary>Database and write-ahead log.</summary>
    public long Bytes { get; init; }

    /// <summary>"ok", or what SQLite found.</summary>
    public string QuickCheck { get; init; } = "";

    /// <summary>What is wrong and what to do; null when all is well.</summary>
    public string? Problem { get; init; }

    public static async Task<StoreHealth> LookAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var file = new StoreFile(DataFolder.StorePathIn(Path.GetFullPath(dataFolder)));
        if (!File.Exists(file.Path))
            return new StoreHealth { Exists = false, CanOpen = false };
        try
        {
            return await ReadAsync(file, cancellationToken) with { Problem = KeyProblem(file) };
        }
        catch (SqliteException fault)
        {
            return new StoreHealth
            {
                Exists = true,
                CanOpen = false,
                Bytes = Size(file),
                Problem = $"{file.Path} cannot be read ({fault.Message}). Stop monitor and put the file back from a backup, or choose another folder with --data",
            };
        }
    }

    private static async Task<StoreHealth> ReadAsync(StoreFile file, CancellationToken cancellationToken)
    {
        await using var store = new MonitorStore(StoreRegistration.Configure(new DbContextOptionsBuilder<MonitorStore>(), file).Options);
        var applied = (await store.Database.GetAppliedMigrationsAsync(cancellationToken)).Count();
        var pending = (await store.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        using var connection = file.Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        var check = (string)(await command.ExecuteScalarAsync(cancellationToken))!;
        return new StoreHealth { Exists = true, CanOpen = true, MigrationsApplied = applied, MigrationsPending = pending, Bytes = Size(file), QuickCheck = check };
    }

    private static string? KeyProblem(StoreFile file)
    {
        var folder = Path.Combine(Path.GetDirectoryName(file.Path)!, "keys");
        var missing = KeyProofs.VersionsIn(file).Select(version => KeyFiles.PathOf(folder, version)).FirstOrDefault(path => !File.Exists(path));
        return missing is null ? null : $"{missing} is missing: put it back from its backup, without it no stored contact can be opened";
    }

    private static long Size(StoreFile file) =>
        new[] { file.Path, file.Path + "-wal" }.Where(File.Exists).Sum(path => new FileInfo(path).Length);
}
