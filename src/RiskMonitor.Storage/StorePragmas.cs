using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RiskMonitor.Storage;

/// <summary>Gives connections that EF Core opens the same settings as the others.</summary>
internal sealed class StorePragmas : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        StoreFile.Prepare((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        StoreFile.Prepare((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
