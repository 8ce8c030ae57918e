using System.Collections.Frozen;
using System.Collections.Immutable;
using RiskMonitor.Ads;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Linking;

/// <summary>People's judgement as the store has it, kept in memory: linking asks for every candidate pair. Read again whenever people change something.</summary>
internal sealed class CampaignOverrides(StoreFile file, StoreWriter writer, TimeProvider clock) : ICampaignOverrides
{
    private volatile Snapshot? _snapshot;

    public LinkOverride Between(AdId first, AdId second) => Current.Pairs.GetValueOrDefault(Ordered(first, second), LinkOverride.None);

    public ImmutableArray<AdId> PairedWith(AdId ad) => Current.Partners.GetValueOrDefault(ad, []);

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
        var pairs = session.Query(
            "SELECT first_id, second_id, says FROM link_overrides",
            row => (First: AdId.Parse(row.GetString(0)), Second: AdId.Parse(row.GetString(1)), Says: Enum.Parse<LinkOverride>(row.GetString(2))));
        var verdicts = session.Query(
            "SELECT campaign_id, verdict, decided_at, expires_at FROM campaign_verdicts",
            row => (
                Campaign: CampaignId.Parse(row.GetString(0)),
                Verdict: new EarlierVerdict(row.GetString(1), new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero), new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero))));
        return new Snapshot(
            pairs.ToFrozenDictionary(pair => (pair.First, pair.Second), pair => pair.Says),
            pairs.Concat(pairs.Select(pair => (First: pair.Second, Second: pair.First, pair.Says)))
                .GroupBy(pair => pair.First)
                .ToFrozenDictionary(group => group.Key, group => group.Select(pair => pair.Second).Order().ToImmutableArray()),
            verdicts.ToFrozenDictionary(row => row.Campaign, row => row.Verdict));
    }

    private static (AdId, AdId) Ordered(AdId first, AdId second) => first < second ? (first, second) : (second, first);

    private sealed record Snapshot(
        FrozenDictionary<(AdId, AdId), LinkOverride> Pairs,
        FrozenDictionary<AdId, ImmutableArray<AdId>> Partners,
        FrozenDictionary<CampaignId, EarlierVerdict> Verdicts);
}
