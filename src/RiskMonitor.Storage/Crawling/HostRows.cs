using Microsoft.Data.Sqlite;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Crawling;

/// <summary>Hosts and robots.txt as rows of crawl.db.</summary>
internal static class HostRows
{
    private const string HostColumns = "SELECT host, last_request_at, delay, closed_until, strikes FROM hosts";
    private const string RobotsColumns = "SELECT origin, fetched_at, expires_at, file, allowed, reached, why, for_now FROM robots";

    public static HostRecord? Host(WriteSession session, string host) => session.Query($"{HostColumns} WHERE host = ?1", Host, host).FirstOrDefault();

    public static IReadOnlyList<HostRecord> Hosts(WriteSession session) => session.Query(HostColumns, Host);

    public static RobotsCopy? Robots(WriteSession session, string origin) => session.Query($"{RobotsColumns} WHERE origin = ?1", Robots, origin).FirstOrDefault();

    public static IReadOnlyList<RobotsCopy> Robots(WriteSession session) => session.Query(RobotsColumns, Robots);

    private static HostRecord Host(SqliteDataReader row) => new(row.GetString(0), At(row, 1), TimeSpan.FromTicks(row.GetInt64(2)), At(row, 3), row.GetInt32(4));

    private static RobotsCopy Robots(SqliteDataReader row) => new(
        row.GetString(0), At(row, 1)!.Value, At(row, 2)!.Value, row.IsDBNull(3) ? null : new ReadOnlyMemory<byte>(row.GetFieldValue<byte[]>(3)), row.GetBoolean(4), row.GetBoolean(5), row.GetString(6))
    {
        IsForNow = row.GetBoolean(7),
    };

    private static DateTimeOffset? At(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : new DateTimeOffset(row.GetInt64(column), TimeSpan.Zero);
}
