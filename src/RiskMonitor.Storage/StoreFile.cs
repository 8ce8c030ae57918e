using Microsoft.Data.Sqlite;

namespace RiskMonitor.Storage;

/// <summary>The database file, and how every connection to it is set: nothing acknowledged is lost, nothing deleted can be read again.</summary>
internal sealed class StoreFile(string path)
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public const string Name = "monitor.db";

    // The log is copied back every 32 MB: batches of a few megabytes touch the same index pages again and again.
    private const string Pragmas = """
        PRAGMA busy_timeout = 30000;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA cache_size = -65536;
        PRAGMA temp_store = MEMORY;
        PRAGMA wal_autocheckpoint = 8192;
        PRAGMA journal_size_limit = 67108864;
        """;

    public string Path { get; } = path;

    public string ConnectionString { get; } = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        ForeignKeys = true,
        DefaultTimeout = 60,
    }.ToString();

    /// <summary>
    /// The file, readable by its owner only, made when it is not there. The folder may have been made by someone else, readable by all;
    /// SQLite gives its log the mode the database has when the log is made, so this comes before every connection.
    /// </summary>
    public static StoreFile Private(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            using (new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite, UnixCreateMode = OwnerReadsAndWrites }))
                File.SetUnixFileMode(path, OwnerReadsAndWrites);
        }

        return new StoreFile(path);
    }

    /// <summary>Opens a connection of its own, outside the pool's life.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(ConnectionString);
        connection.Open();
        Prepare(connection);
        return connection;
    }

    public static void Prepare(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
