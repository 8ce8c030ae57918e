using Microsoft.Data.Sqlite;

namespace RiskMonitor.Storage.Writing;

/// <summary>
/// The one connection that writes, and the one transaction at a time on it. SQLite has a single writer anyway: waiting here is fair and costs nothing,
/// waiting in the database is a poll. Statements stay prepared between transactions.
/// </summary>
internal sealed class StoreWriter(StoreFile file) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private SqliteConnection? _connection;
    private WriteSession? _session;

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction. When it throws, nothing of it is kept. <paramref name="committed"/> runs before the next writer's turn,
    /// and only when the rows are on the disk.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<WriteSession, T> work, CancellationToken cancellationToken, Action<T>? committed = null)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _connection ??= file.Open();
            _session ??= new WriteSession(_connection);
            using var transaction = _connection.BeginTransaction(deferred: false);
            _session.Use(transaction);
            var result = work(_session);
            cancellationToken.ThrowIfCancellationRequested();
            transaction.Commit();
            committed?.Invoke(result);
            return result;
        }
        catch (SqliteException fault)
        {
            // A full disk may keep even the way back from being written. The next writer opens the file anew.
            if (StoreFaults.SpoilsConnection(fault) || IsInTransaction())
            {
                SqliteConnection.ClearPool(new SqliteConnection(file.ConnectionString)); // or the pool would hand out the same handle
                Close();
            }

            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Runs something that cannot be in a transaction, such as a checkpoint.</summary>
    public async Task MaintainAsync(string sql, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            _connection ??= file.Open();
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        Close();
        // With the last connection closed SQLite copies the log back and deletes it.
        SqliteConnection.ClearPool(new SqliteConnection(file.ConnectionString));
        _turn.Dispose();
    }

    private bool IsInTransaction() => _connection?.Handle is { } handle && SQLitePCL.raw.sqlite3_get_autocommit(handle) == 0;

    private void Close()
    {
        _session?.Dispose();
        _connection?.Dispose();
        (_session, _connection) = (null, null);
    }
}
