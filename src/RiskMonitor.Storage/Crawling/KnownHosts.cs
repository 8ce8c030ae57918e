using Microsoft.Data.Sqlite;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Crawling;

/// <summary>What crawl.db says of hosts and their robots.txt, for whoever asks sites without a run. The file is read and left as it is, whoever else has the folder.</summary>
public static class KnownHosts
{
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    public static async Task<IHostStore> ReadAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var hosts = new MemoryHostStore();
        var path = Path.GetFullPath(Path.Combine(dataFolder, CrawlFile.Name));
        if (!File.Exists(path))
            return hosts;
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await connection.OpenAsync(cancellationToken);
            using var session = new WriteSession(connection);
            foreach (var host in HostRows.Hosts(session))
                await hosts.SaveAsync(host, cancellationToken);
            if ((long)session.Scalar("PRAGMA user_version")! != CrawlFile.Version)
                return hosts; // robots.txt of a file that a run will bring up to date is asked for anew
            foreach (var robots in HostRows.Robots(session))
                await hosts.SaveRobotsAsync(robots, cancellationToken);
            return hosts;
        }
        catch (SqliteException unreadable)
        {
            throw new IOException($"what hosts wish cannot be read from {path}: {unreadable.Message}", unreadable);
        }
    }
}
