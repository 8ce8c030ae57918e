using Microsoft.Data.Sqlite;

namespace RiskMonitor.Storage;

/// <summary>The database file is there and cannot be read: damaged, not a database, or not ours to open.</summary>
public sealed class StoreUnreadableException(string path, SqliteException fault)
    : StoreStartException($"{path} cannot be read ({fault.Message}). Put it back from a backup, or choose another folder with --data", fault);
