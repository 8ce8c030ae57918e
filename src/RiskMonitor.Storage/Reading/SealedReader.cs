using Microsoft.EntityFrameworkCore;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Reading;

/// <summary>Reads the five columns that may be shown, and no other.</summary>
internal sealed class SealedReader(IDbContextFactory<MonitorStore> stores, StoreFile file) : ISealedReader
{
    private const int MostRows = 200;

    public async Task<SealedList> ListAsync(int skip, int take, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var total = await store.SealedAdverts.CountAsync(cancellationToken);
        await using var connection = file.Open();
        using var session = new WriteSession(connection);
        var rows = session.Query(
            "SELECT id, url, first_seen_at, source_id, rules FROM sealed_adverts ORDER BY instr(rules, ?3) = 0, first_seen_at DESC, id LIMIT ?2 OFFSET ?1",
            row => new SealedRow(Ads.AdId.Parse(row.GetString(0)), row.GetString(1), new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero), row.GetString(3), SpacedWords.Split(row.GetString(4))),
            Math.Max(0, skip), Math.Clamp(take, 1, MostRows), SealedAdverts.Content);
        return new SealedList(rows, total);
    }
}
