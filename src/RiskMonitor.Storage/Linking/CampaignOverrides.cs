using System.Collections.Frozen;
using RiskMonitor.Ads;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Linking;

/// <summary>People's judgement as the store has it, kept in memory: linking asks for every candidate pair. Read again whenever people change something.</summary>
internal sealed class CampaignOverrides(StoreFile file, StoreWriter writer, TimeProvider clock) : ICampaignOverrides
{
    private volatile Snapshot? _snapshot;

    public LinkOverride Between(AdId first, AdId second) => Current.Pairs.GetValueOrDefault(Ordered(first, second), LinkOverride.None);

    public EarlierVerdict? VerdictOn(CampaignId campaign, DateTimeOffset at) =>
        Current.Verdicts.TryGetValue(campaign, out var verdict) && verdict.ExpiresAt > at ? verdict : null;

    /// <summary>Writes people's word on a pair; <see cref="LinkOverride.None"/> takes it back.</summary>
    public Task SayAsync(AdId first, AdId second, LinkOverride says, string who, CancellationToken cancellationToken)
    {
        var (smaller, larger) = Ordered(first, second);
        return writer.WriteAsync(
            session => says == LinkOverride.None
                ? session.Execute("DELETE FROM link_overrides WHERE first_id = ?1 AND second_id = ?2", smaller.ToString(), larger.ToString())
                : session.Execute(
                    """
                    INSERT INTO link_overrides (first_id, second_id, says, who, at) VALUES (?1, ?2, ?3, ?4, ?5)
                    ON CONFLICT (first_id, second_id) DO UPDATE SET says = excluded.says, who = excluded.who, at = excluded.at
                    """,
                    smaller.ToString(), larger.ToString(), says.ToString(), who, clock.GetUtcNow().UtcTicks),
            cancellationToken,
            committed: _ => Refresh());
    }

    /// <summary>Reads everything anew. Called by whoever wrote, before the next writer's turn.</summary>
    public void Refresh() => _snapshot = Read();

    private Snapshot Current => _snapshot ??= Read();

    private Snapshot Read()
    {
        using var connection = file.Open();
        using var session = new WriteSession(connection);
        return new Snapshot(
            session.Query(
                "SELECT first_id, second_id, says FROM link_overrides",
                row => KeyValuePair.Create((AdId.Parse(row.GetString(0)), AdId.Parse(row.GetString(1))), Enum.Parse<LinkOverride>(row.GetString(2)))).ToFrozenDictionary(),
            session.Query(
                "SELECT campaign_id, verdict, decided_at, expires_at FROM campaign_verdicts",
                row => KeyValuePair.Create(
                    CampaignId.Parse(row.GetString(0)),
                    new EarlierVerdict(row.GetString(1), new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero), new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero)))).ToFrozenDictionary());
    }

    private static (AdId, AdId) Ordered(AdId first, AdId second) => first < second ? (first, second) : (second, first);

    private sealed record Snapshot(FrozenDictionary<(AdId, AdId), LinkOverride> Pairs, FrozenDictionary<CampaignId, EarlierVerdict> Verdicts);
}
