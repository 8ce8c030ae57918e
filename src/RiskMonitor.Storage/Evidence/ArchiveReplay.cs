using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RiskMonitor.Ads;
using RiskMonitor.Collecting;
using RiskMonitor.Collecting.Archiving;
using RiskMonitor.Enriching;
using RiskMonitor.Extracting;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Evidence;

/// <summary>Runs archived pages of a source through today's extractors and compares with the store. Asks no one, stores nothing.</summary>
public sealed class ArchiveReplay
{
    private readonly EvidenceFolder _folder;
    private readonly IArchivedPageReader _pages;
    private readonly StoreFile _store;
    private readonly IContactSealer _sealer;

    internal ArchiveReplay(EvidenceFolder folder, IArchivedPageReader pages, StoreFile store, IContactSealer sealer) =>
        (_folder, _pages, _store, _sealer) = (folder, pages, store, sealer);

    /// <summary>Every page that adverts were looked for on, in the order of fetching; both days are included.</summary>
    public async IAsyncEnumerable<ReplayedPage> RunAsync(Source source, DateOnly? from, DateOnly? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = _store.Open();
        foreach (var name in _folder.RawFiles(source.Id))
        {
            if (EvidenceFolder.DayOf(name) is not { } day || day < from || day > to || _folder.TryOpenForReading(name) is not { } opened)
                continue;
            await using var file = opened;
            var expected = 0L;
            foreach (var (offset, member, record) in WarcWalk.MembersWithStarts(file))
            {
                if (offset != expected)
                    yield return Damaged(new ArchivedAt(name, expected), day);
                expected = offset + member.Length;
                if (record is null)
                    yield return Damaged(new ArchivedAt(name, offset), day);
                else if (WarcName.BeginsExchange(record.Type) && await ReplayAsync(source, connection, file, new ArchivedAt(name, offset), day, cancellationToken) is { } page)
                    yield return page;
            }

            if (expected != file.Length)
                yield return Damaged(new ArchivedAt(name, expected), day);
        }
    }

    private async Task<ReplayedPage?> ReplayAsync(Source source, SqliteConnection connection, FileStream file, ArchivedAt at, DateOnly day, CancellationToken cancellationToken)
    {
        var replayed = new ReplayedPage { At = at.ToString(), Day = day };
        if (ExchangeReader.TryRead(file, at.Offset)?.Read is not { } archived)
            return Damaged(at, day);
        if (archived.Note is not { Role: PageRole.Ads, Outcome: FetchOutcome.Fetched })
            return null;
        var page = await _pages.ReadAsync(source, archived, PageRole.Ads, cancellationToken);
        replayed = replayed with { Url = page.Url };
        return page.Outcome == FetchOutcome.Fetched
            ? Compare(replayed, page, AdExtractor.Extract(page, source.Extract), connection)
            : replayed with { Unreadable = page.Reason };
    }

    private static ReplayedPage Damaged(ArchivedAt at, DateOnly day) => new() { At = at.ToString(), Day = day, Unreadable = "the record is damaged" };

    private ReplayedPage Compare(ReplayedPage replayed, FetchedPage page, ExtractionResult found, SqliteConnection connection)
    {
        var now = found.Ads.Select(ad => ad.Ad).DistinctBy(ad => ad.Id).ToDictionary(ad => ad.Id);
        var fromHere = ReadFrom(connection, page);
        var known = Known(connection, now.Keys);
        var changed = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var (id, before) in fromHere)
        {
            if (now.TryGetValue(id, out var ad) && Differences(before, ad) is { IsEmpty: false } fields)
                changed[id.ToString()] = fields;
        }

        return replayed with
        {
            AdsBefore = known.Union(fromHere.Keys).Count(),
            AdsNow = now.Count,
            Added = [.. now.Keys.Where(id => !known.Contains(id))],
            Missing = [.. fromHere.Keys.Where(id => !now.ContainsKey(id))],
            Changed = changed.ToImmutable(),
        };
    }

    /// <summary>Adverts whose stored text was read from this page, as they were read.</summary>
    private Dictionary<AdId, Ad> ReadFrom(SqliteConnection connection, FetchedPage page)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT a.id, a.sealed_ad FROM pages p JOIN ads a ON a.page_id = p.id WHERE p.url_key = ?1 AND p.fetched_at = ?2";
        command.Parameters.Add(new SqliteParameter("?1", _sealer.KeyOf(ContactKind.Url, page.Url.AbsoluteUri).ToString()));
        command.Parameters.Add(new SqliteParameter("?2", page.FetchedAt.UtcTicks));
        using var reader = command.ExecuteReader();
        var ads = new Dictionary<AdId, Ad>();
        while (reader.Read())
            ads.Add(AdId.Parse(reader.GetString(0)), JsonSerializer.Deserialize(_sealer.Open(reader.GetFieldValue<byte[]>(1)), StoreJson.Default.Ad)!);
        return ads;
    }

    private static HashSet<AdId> Known(SqliteConnection connection, IEnumerable<AdId> ids)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM ads WHERE id IN (SELECT value FROM json_each(?1)) UNION SELECT id FROM sealed_adverts WHERE id IN (SELECT value FROM json_each(?1))";
        command.Parameters.Add(new SqliteParameter("?1", JsonList.Of(ids)));
        using var reader = command.ExecuteReader();
        var known = new HashSet<AdId>();
        while (reader.Read())
            known.Add(AdId.Parse(reader.GetString(0)));
        return known;
    }

    private static ImmutableArray<string> Differences(Ad before, Ad now) =>
    [
        .. new (string Field, object? Before, object? Now)[]
        {
            ("title", before.Title, now.Title), ("body", before.Body, now.Body), ("location", before.Location, now.Location), ("salary", before.Salary, now.Salary),
            ("company", before.Company, now.Company), ("channel", before.Channel, now.Channel), ("url", before.Url, now.Url), ("lang", before.Lang, now.Lang),
            ("postedAt", before.PostedAt, now.PostedAt),
        }.Where(field => !Equals(field.Before, field.Now)).Select(field => field.Field),
    ];
}
