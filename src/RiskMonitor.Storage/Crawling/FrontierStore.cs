using System.Text;
using Microsoft.Data.Sqlite;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Collecting.Crawling;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Crawling;

/// <summary>Frontiers in crawl.db. Addresses are sealed; what is remembered of them is found by their key.</summary>
internal sealed class FrontierStore(CrawlFile file, IContactSealer sealer, TimeProvider clock) : IFrontierStore
{
    /// <summary>An address nobody asked for in this time is forgotten, and so is a run after a year and a bit.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(60);
    private static readonly TimeSpan RunsKept = TimeSpan.FromDays(400);

    private const string Columns = "f.sequence, f.sealed_url, f.role, f.leads_on, f.depth, f.modified_at, f.state, f.postponed, f.archive_file, f.archive_offset, f.fetched_at, f.read_back_to, f.timeline, f.sealed_led_to, f.put_offs";

    /// <summary>Runs go on while their file is put aside and begun anew: their numbers are not given again.</summary>
    private long _lastRun;

    public ValueTask<SavedRun?> FindOpenAsync(string sourceId, CancellationToken cancellationToken) => ValueTask.FromResult(file.Read(session =>
    {
        var open = session.Query(
            "SELECT id, started_at FROM runs WHERE source_id = ?1 AND ended_at IS NULL ORDER BY id DESC LIMIT 1", row => (Run: row.GetInt64(0), At: row.GetInt64(1)), sourceId);
        return open is [var run]
            ? new SavedRun(run.Run, At(run.At), session.Query($"SELECT {Columns} FROM frontier f WHERE f.run = ?1 ORDER BY f.sequence", Entry, run.Run))
            : null;
    }));

    public ValueTask<IReadOnlyList<FrontierEntry>> PutOffAsync(string sourceId, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<FrontierEntry>>(file.Read(session => session.Query(
            $"SELECT {Columns} FROM frontier f JOIN runs r ON r.id = f.run WHERE r.source_id = ?1 AND f.state = 'PutOff' ORDER BY f.run, f.sequence", Entry, sourceId)));

    public ValueTask<long> BeginAsync(string sourceId, DateTimeOffset at, IReadOnlyList<FrontierEntry> entries, CancellationToken cancellationToken) =>
        ValueTask.FromResult(file.Write(session =>
        {
            var run = _lastRun = Math.Max(_lastRun, (long)session.Scalar("SELECT COALESCE(MAX(id), 0) FROM runs")!) + 1;
            session.Execute("INSERT INTO runs (id, source_id, started_at) VALUES (?1, ?2, ?3)", run, sourceId, at.UtcTicks);
            session.Execute("DELETE FROM frontier WHERE state = 'PutOff' AND run IN (SELECT id FROM runs WHERE source_id = ?1)", sourceId);
            foreach (var entry in entries)
                Write(session, run, entry);
            return run;
        }));

    public ValueTask SaveAsync(FrontierStep taken, CancellationToken cancellationToken)
    {
        file.Write(session =>
        {
            Update(session, taken.Run, taken.Entry);
            foreach (var entry in taken.Found)
                Write(session, taken.Run, entry);
            if (taken.Remember is { } resource)
                Remember(session, taken.SourceId, taken.Entry.Url, resource);
            Count(session, taken, clock.GetUtcNow());
            return true;
        });
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<UnwrittenEntry>> UnwrittenAsync(string sourceId, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<UnwrittenEntry>>(file.Read(session => session.Query(
            $"SELECT {Columns}, f.run FROM frontier f JOIN runs r ON r.id = f.run WHERE r.source_id = ?1 AND f.state = 'Fetched' ORDER BY f.run, f.sequence",
            row => new UnwrittenEntry(row.GetInt64(15), Entry(row)),
            sourceId)));

    public ValueTask WrittenAsync(IReadOnlyList<WrittenPage> pages, CancellationToken cancellationToken)
    {
        file.Write(session =>
        {
            foreach (var page in pages)
            {
                var (run, sequence) = page.Ticket;
                // Counted once, however often a page is handed in.
                if (session.Execute("UPDATE frontier SET state = 'Done' WHERE run = ?1 AND sequence = ?2 AND state = 'Fetched'", run, sequence) == 0)
                    continue;
                session.Execute("UPDATE runs SET ads = ads + ?2, new_ads = new_ads + ?3 WHERE id = ?1", run, page.Ads, page.NewAds);
                session.Execute("DELETE FROM frontier WHERE run = ?1 AND sequence = ?2 AND EXISTS (SELECT 1 FROM runs WHERE id = ?1 AND ended_at IS NOT NULL)", run, sequence);
            }

            return true;
        });
        return ValueTask.CompletedTask;
    }

    public ValueTask EndAsync(long run, RunEnd ended, CancellationToken cancellationToken)
    {
        file.Write(session =>
        {
            session.Execute("UPDATE runs SET ended_at = ?2, because = ?3 WHERE id = ?1", run, ended.At.UtcTicks, ended.Because);
            // What the run took up and had no room for goes on waiting.
            session.Execute("UPDATE frontier SET state = 'PutOff', put_offs = put_offs + 1 WHERE run = ?1 AND state = 'Pending' AND put_offs BETWEEN 1 AND ?2 - 1", run, IFrontierStore.MostPutOff);
            session.Execute("DELETE FROM frontier WHERE run = ?1 AND state NOT IN ('Fetched', 'PutOff')", run);
            session.Execute("DELETE FROM frontier WHERE state = 'PutOff' AND run IN (SELECT id FROM runs WHERE ended_at < ?1)", (clock.GetUtcNow() - Remembered).UtcTicks);
            session.Execute("DELETE FROM resources WHERE source_id = (SELECT source_id FROM runs WHERE id = ?1) AND checked_at < ?2", run, (clock.GetUtcNow() - Remembered).UtcTicks);
            session.Execute("DELETE FROM runs WHERE started_at < ?1 AND ended_at IS NOT NULL", (clock.GetUtcNow() - RunsKept).UtcTicks);
            return true;
        });
        return ValueTask.CompletedTask;
    }

    public ValueTask PauseAsync(long run, RunEnd paused, CancellationToken cancellationToken)
    {
        file.Write(session => session.Execute("UPDATE runs SET tried_at = ?2, because = ?3 WHERE id = ?1", run, paused.At.UtcTicks, paused.Because));
        return ValueTask.CompletedTask;
    }

    public ValueTask RememberAsync(string sourceId, CanonicalUrl url, Resource resource, CancellationToken cancellationToken)
    {
        file.Write(session => Remember(session, sourceId, url, resource));
        return ValueTask.CompletedTask;
    }

    public ValueTask<Resource?> RecallAsync(string sourceId, CanonicalUrl url, CancellationToken cancellationToken)
    {
        var key = KeyOf(url);
        return ValueTask.FromResult(file.Read(session => session.Query(
            "SELECT etag, last_modified, sha256, archive_file, archive_offset, checked_at, changed_at, unchanged, due_at, seen_until, fell_short, read_as FROM resources WHERE source_id = ?1 AND url_key = ?2",
            row => new Resource
            {
                ETag = Text(row, 0),
                LastModified = Text(row, 1),
                Sha256 = row.GetString(2),
                ArchivedAt = Place(row, 3),
                CheckedAt = At(row.GetInt64(5)),
                ChangedAt = At(row.GetInt64(6)),
                Unchanged = row.GetInt32(7),
                DueAt = At(row.GetInt64(8)),
                SeenUntil = row.IsDBNull(9) ? null : At(row.GetInt64(9)),
                FellShort = row.GetInt32(10),
                ReadAs = Text(row, 11),
            },
            sourceId,
            key).FirstOrDefault()));
    }

    private void Write(WriteSession session, long run, FrontierEntry entry) => session.Execute(
        """
        INSERT INTO frontier (run, sequence, sealed_url, role, leads_on, depth, modified_at, state, postponed, archive_file, archive_offset, fetched_at, read_back_to, timeline, sealed_led_to, put_offs)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """,
        run, entry.Sequence, Sealed(entry.Url), entry.Role.ToString(), entry.LeadsOn, entry.Depth, entry.ModifiedAt?.UtcTicks,
        entry.State.ToString(), entry.Postponed, entry.ArchivedAt?.File, entry.ArchivedAt?.Offset, entry.FetchedAt?.UtcTicks,
        entry.ReadBackTo?.UtcTicks, entry.Timeline, entry.LedTo is { } target ? Sealed(target) : null, entry.PutOffs);

    /// <summary>An entry that stands there; its address and what it was found with do not change.</summary>
    private void Update(WriteSession session, long run, FrontierEntry entry)
    {
        if (session.Execute(
            "UPDATE frontier SET role = ?3, state = ?4, postponed = ?5, archive_file = ?6, archive_offset = ?7, fetched_at = ?8, sealed_led_to = ?9, put_offs = ?10 WHERE run = ?1 AND sequence = ?2",
            run, entry.Sequence, entry.Role.ToString(), entry.State.ToString(), entry.Postponed, entry.ArchivedAt?.File, entry.ArchivedAt?.Offset, entry.FetchedAt?.UtcTicks,
            entry.LedTo is { } target ? Sealed(target) : null, entry.PutOffs) == 0)
            Write(session, run, entry); // of a file that was put aside and begun anew
    }

    private int Remember(WriteSession session, string sourceId, CanonicalUrl url, Resource resource) => session.Execute(
        """
        INSERT INTO resources (source_id, url_key, etag, last_modified, sha256, archive_file, archive_offset, checked_at, changed_at, unchanged, due_at, seen_until, fell_short, read_as)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        ON CONFLICT (source_id, url_key) DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified, sha256 = excluded.sha256,
            archive_file = excluded.archive_file, archive_offset = excluded.archive_offset, checked_at = excluded.checked_at, changed_at = excluded.changed_at,
            unchanged = excluded.unchanged, due_at = excluded.due_at, seen_until = excluded.seen_until, fell_short = excluded.fell_short,
            read_as = excluded.read_as
        """,
        sourceId, KeyOf(url), resource.ETag, resource.LastModified, resource.Sha256, resource.ArchivedAt?.File, resource.ArchivedAt?.Offset,
        resource.CheckedAt.UtcTicks, resource.ChangedAt.UtcTicks, resource.Unchanged, resource.DueAt.UtcTicks,
        resource.SeenUntil?.UtcTicks, resource.FellShort, resource.ReadAs);

    private static void Count(WriteSession session, FrontierStep taken, DateTimeOffset now)
    {
        if (taken is { Outcome: null, Entry.State: EntryState.PutOff })
            return;
        if (taken.IsReadAgain)
        {
            session.Execute("UPDATE runs SET ad_pages = ad_pages + 1, tried_at = ?2, because = NULL WHERE id = ?1", taken.Run, now.UtcTicks);
            return;
        }

        var column = taken.Outcome switch
        {
            null => "not_due",
            FetchOutcome.Fetched => "fetched",
            FetchOutcome.NotModified => "not_modified",
            FetchOutcome.Disallowed => "disallowed",
            FetchOutcome.TooLarge or FetchOutcome.NotText => "refused",
            FetchOutcome.Blocked => "blocked",
            _ => "failed",
        };
        var adPage = taken is { Entry.Role: PageRole.Ads, Outcome: FetchOutcome.Fetched or FetchOutcome.NotModified };
        session.Execute(
            $"""
            UPDATE runs SET {column} = {column} + 1, asked = asked + ?2, ad_pages = ad_pages + ?3, took_ms = took_ms + ?4, tried_at = ?5, because = NULL,
                last_success_at = CASE WHEN ?6 THEN ?5 ELSE last_success_at END,
                unanswered_in_a_row = CASE WHEN ?7 THEN unanswered_in_a_row + 1 WHEN ?2 THEN 0 ELSE unanswered_in_a_row END,
                blocked_in_a_row = CASE WHEN ?8 THEN blocked_in_a_row + 1 WHEN ?2 THEN 0 ELSE blocked_in_a_row END
            WHERE id = ?1
            """,
            taken.Run, taken.Outcome is null ? 0 : 1, adPage ? 1 : 0, (long)taken.Took.TotalMilliseconds, now.UtcTicks,
            taken.Outcome is FetchOutcome.Fetched or FetchOutcome.NotModified, taken.Outcome == FetchOutcome.Unreachable, taken.Outcome == FetchOutcome.Blocked);
    }

    private FrontierEntry Entry(SqliteDataReader row) => new()
    {
        Sequence = row.GetInt32(0),
        Url = Opened(row, 1),
        Role = Enum.Parse<PageRole>(row.GetString(2)),
        LeadsOn = row.GetBoolean(3),
        Depth = row.GetInt32(4),
        ModifiedAt = row.IsDBNull(5) ? null : At(row.GetInt64(5)),
        State = Enum.Parse<EntryState>(row.GetString(6)),
        Postponed = row.GetInt32(7),
        ArchivedAt = Place(row, 8),
        FetchedAt = row.IsDBNull(10) ? null : At(row.GetInt64(10)),
        ReadBackTo = row.IsDBNull(11) ? null : At(row.GetInt64(11)),
        Timeline = row.IsDBNull(12) ? null : row.GetInt32(12),
        LedTo = row.IsDBNull(13) ? null : Opened(row, 13),
        PutOffs = row.GetInt32(14),
    };

    private byte[] Sealed(CanonicalUrl url) => sealer.Seal(Encoding.UTF8.GetBytes(url.ToString()));

    private CanonicalUrl Opened(SqliteDataReader row, int column) => CanonicalUrl.Parse(Encoding.UTF8.GetString(sealer.Open(row.GetFieldValue<byte[]>(column))));

    private string KeyOf(CanonicalUrl url) => sealer.KeyOf(ContactKind.Url, url.ToString()).ToString();

    private static ArchivedAt? Place(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : new ArchivedAt(row.GetString(column), row.GetInt64(column + 1));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
