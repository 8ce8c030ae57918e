using Microsoft.Data.Sqlite;

namespace RiskMonitor.Storage.Writing;

/// <summary>Which faults are the disk's or the file's, whatever was being written.</summary>
internal static class StoreFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int NoMemory = 7;
    private const int ReadOnly = 8;
    private const int ReadWriteError = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int LockProtocol = 15;

    public static bool IsAway(Exception fault) => fault is IOException or UnauthorizedAccessException
        || fault is SqliteException { SqliteErrorCode: Busy or Locked or NoMemory or ReadOnly or ReadWriteError or Full or CannotOpen or LockProtocol };

    /// <summary>Whether the connection may still stand on a file that is no longer there or cannot be read; a full disk and a lock leave it as it was.</summary>
    public static bool SpoilsConnection(Exception fault) => fault is SqliteException { SqliteErrorCode: ReadOnly or ReadWriteError or CannotOpen or LockProtocol };
}
