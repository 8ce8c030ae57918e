using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Crawling;

/// <summary>
/// crawl.db: what is still to be asked for and what hosts wish. A file of its own, because every page is a transaction here: <c>synchronous=NORMAL</c> survives the death of
/// the process, and after a power cut some pages are asked for again (docs/decisions/0013). A file that cannot be read is put aside and begun anew.
/// </summary>
internal sealed partial class CrawlFile(string path, ILogger<CrawlFile> logger) : IDisposable
{
    public const string Name = "crawl.db";
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    private const string Pragmas = """
        PRAGMA busy_timeout = 5000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA secure_delete = ON;
        PRAGMA wal_autocheckpoint = 4096;
        PRAGMA journal_size_limit = 33554432;
        """;

    private const string Schema = """
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY, source_id TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER, because TEXT,
            asked INTEGER NOT NULL DEFAULT 0, not_due INTEGER NOT NULL DEFAULT 0, fetched INTEGER NOT NULL DEFAULT 0, not_modified INTEGER NOT NULL DEFAULT 0,
            disallowed INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, refused INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0,
            ad_pages INTEGER NOT NULL DEFAULT 0, ads INTEGER NOT NULL DEFAULT 0, new_ads INTEGER NOT NULL DEFAULT 0, took_ms INTEGER NOT NULL DEFAULT 0,
            tried_at INTEGER, last_success_at INTEGER, unanswered_in_a_row INTEGER NOT NULL DEFAULT 0, blocked_in_a_row INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX ix_runs_source ON runs (source_id, started_at);
        CREATE TABLE frontier (
            run INTEGER NOT NULL, sequence INTEGER NOT NULL, sealed_url BLOB NOT NULL, role TEXT NOT NULL, leads_on INTEGER NOT NULL, depth INTEGER NOT NULL,
            modified_at INTEGER, state TEXT NOT NULL, postponed INTEGER NOT NULL, archive_file TEXT, archive_offset INTEGER, fetched_at INTEGER,
            read_back_to INTEGER, timeline INTEGER, sealed_led_to BLOB, put_offs INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (run, sequence)) WITHOUT ROWID;
        CREATE TABLE resources (
            source_id TEXT NOT NULL, url_key TEXT NOT NULL, etag TEXT, last_modified TEXT, sha256 TEXT NOT NULL, archive_file TEXT, archive_offset INTEGER,
            checked_at INTEGER NOT NULL, changed_at INTEGER NOT NULL, unchanged INTEGER NOT NULL, due_at INTEGER NOT NULL,
            seen_until INTEGER, fell_short INTEGER NOT NULL DEFAULT 0, read_as TEXT,
            PRIMARY KEY (source_id, url_key)) WITHOUT ROWID;
        CREATE TABLE hosts (host TEXT PRIMARY KEY, last_request_at INTEGER, delay INTEGER NOT NULL, closed_until INTEGER, strikes INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE robots (
            origin TEXT PRIMARY KEY, fetched_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, file BLOB, allowed INTEGER NOT NULL, reached INTEGER NOT NULL, why TEXT NOT NULL,
            for_now INTEGER NOT NULL DEFAULT 0);
        """;

    /// <summary>Version 1 had no timelines that are read back to a time.</summary>
    private const string FromFirst = "ALTER TABLE frontier ADD COLUMN read_back_to INTEGER;";

    /// <summary>Version 2 kept of a run no more than its counts.</summary>
    private const string FromSecond = """
        ALTER TABLE runs ADD COLUMN tried_at INTEGER;
        ALTER TABLE runs ADD COLUMN last_success_at INTEGER;
        ALTER TABLE runs ADD COLUMN unanswered_in_a_row INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE runs ADD COLUMN blocked_in_a_row INTEGER NOT NULL DEFAULT 0;
        UPDATE runs SET last_success_at = COALESCE(ended_at, started_at) WHERE fetched + not_modified > 0;
        """;

    /// <summary>Version 3 took every run for one that had read a timeline back to the run before.</summary>
    private const string FromThird = """
        ALTER TABLE frontier ADD COLUMN timeline INTEGER;
        ALTER TABLE resources ADD COLUMN seen_until INTEGER;
        ALTER TABLE resources ADD COLUMN fell_short INTEGER NOT NULL DEFAULT 0;
        UPDATE resources SET seen_until = checked_at WHERE sha256 <> '';
        """;

    /// <summary>Version 4 did not say how a page was read; each is read once more from the archive.</summary>
    private const string FromFourth = "ALTER TABLE resources ADD COLUMN read_as TEXT;";

    /// <summary>Version 5 forgot where redirects had led.</summary>
    private const string FromFifth = "ALTER TABLE frontier ADD COLUMN sealed_led_to BLOB;";

    /// <summary>Version 6 did not tell a robots.txt that cannot be read now from a site that does not want to be read.</summary>
    private const string FromSixth = "ALTER TABLE robots ADD COLUMN for_now INTEGER NOT NULL DEFAULT 0;";

    /// <summary>Version 7 counted both kinds of waiting together. What still waits keeps its count as one of waiting for a robots.txt: it is then given up later than it might be, not earlier.</summary>
    private const string FromSeventh = """
        ALTER TABLE frontier ADD COLUMN put_offs INTEGER NOT NULL DEFAULT 0;
        UPDATE frontier SET put_offs = postponed, postponed = 0 WHERE state IN ('PutOff', 'Pending');
        """;

    /// <summary>One for each version before this one, the first first.</summary>
    private static readonly string[] Upgrades = [FromFirst, FromSecond, FromThird, FromFourth, FromFifth, FromSixth, FromSeventh];
    public static readonly int Version = Upgrades.Length + 1;

    private readonly Lock _turn = new();
    private SqliteConnection? _connection;
    private WriteSession? _session;

    public static CrawlFile In(DataFolder folder, ILogger<CrawlFile> logger) =>
        new(StoreFile.Private(System.IO.Path.Combine(folder.Path, Name)).Path, logger);

    /// <summary>Runs <paramref name="work"/> in one transaction.</summary>
    /// <exception cref="IOException">The disk is full or the file cannot be written.</exception>
    public T Write<T>(Func<WriteSession, T> work) => Guarded(session =>
    {
        // By statements that stay prepared: every page is a transaction.
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work(session);
            session.Execute("COMMIT");
            return result;
        }
        catch
        {
            RollBack(session);
            throw;
        }
    });

    /// <exception cref="IOException">The file cannot be read now.</exception>
    public T Read<T>(Func<WriteSession, T> work) => Guarded(work);

    public void Dispose()
    {
        lock (_turn)
            Close();
    }

    /// <summary>SQLite has ended the transaction by itself after some faults, such as a full disk.</summary>
    private void RollBack(WriteSession session)
    {
        if (_connection?.Handle is { } handle && SQLitePCL.raw.sqlite3_get_autocommit(handle) == 0)
            session.Execute("ROLLBACK");
    }

    private T Guarded<T>(Func<WriteSession, T> work)
    {
        lock (_turn)
        {
            try
            {
                return WorkOn(work);
            }
            catch (Exception fault) when (StoreFaults.IsAway(fault))
            {
                Close();
                throw new IOException($"the crawl's state cannot be kept: {fault.Message}", fault);
            }
        }
    }

    /// <summary>A file may turn out to be damaged only when the damaged page is read.</summary>
    private T WorkOn<T>(Func<WriteSession, T> work)
    {
        try
        {
            return work(Session());
        }
        catch (SqliteException broken) when (IsUnreadable(broken))
        {
            PutAside(broken);
            return work(Session());
        }
    }

    private static bool IsUnreadable(SqliteException broken) => broken.SqliteErrorCode is Corrupt or NotADatabase;

    private void PutAside(SqliteException broken)
    {
        Close();
        var aside = $"{path}.unreadable";
        LogUnreadable(broken, path, aside);
        File.Move(path, aside, overwrite: true);
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        StoreFile.Private(path);
    }

    private WriteSession Session()
    {
        if (_session is not null)
            return _session;
        try
        {
            Open();
        }
        catch (SqliteException broken) when (IsUnreadable(broken))
        {
            PutAside(broken);
            Open();
        }

        return _session = new WriteSession(_connection!);
    }

    private void Open()
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Run(Pragmas);
        using var version = _connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        var found = (int)(long)version.ExecuteScalar()!;
        if (found > Version)
            throw new StoreTooNewException(path, "crawl.db");
        if (found < Version)
            Run($"BEGIN IMMEDIATE; {(found == 0 ? Schema : string.Concat(Upgrades[(found - 1)..]))} PRAGMA user_version = {Version}; COMMIT;");
    }

    private void Run(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Close()
    {
        _session?.Dispose();
        _connection?.Dispose();
        (_session, _connection) = (null, null);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} cannot be read; it is put aside as {Aside}. What was still to be asked for is asked for from the start, nothing stored is lost")]
    private partial void LogUnreadable(Exception fault, string path, string aside);
}
