using System.Collections.Immutable;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Records;

namespace RiskMonitor.Storage.Writing;

/// <summary>The campaigns that a transaction touches: loaded in one question, kept by id, written once at the end.</summary>
internal sealed class CampaignBook(WriteSession session, DateTimeOffset now)
{
    private readonly Dictionary<CampaignId, CampaignState> _byId = [];

    public IEnumerable<CampaignState> Touched => _byId.Values.Where(campaign => campaign.Touched && campaign.MergedInto is null);

    /// <summary>Loads what is stored of <paramref name="ids"/> and of the campaigns that those became part of.</summary>
    public void Load(IEnumerable<CampaignId> ids)
    {
        var missing = ids.Where(id => !_byId.ContainsKey(id)).ToHashSet();
        while (missing.Count > 0)
        {
            var rows = session.Query(
                "SELECT id, fresh_at, merged_into, outcome, outcome_at, evidence FROM campaigns WHERE id IN (SELECT value FROM json_each(?1))",
                row => new CampaignState
                {
                    Id = CampaignId.Parse(row.GetString(0)),
                    FreshAt = Ticks(row.GetInt64(1)),
                    MergedInto = row.IsDBNull(2) ? null : CampaignId.Parse(row.GetString(2)),
                    Outcome = Enum.Parse<CampaignOutcome>(row.GetString(3)),
                    OutcomeAt = Ticks(row.GetInt64(4)),
                    Evidence = row.GetInt64(5),
                },
                JsonList.Of(missing));
            foreach (var campaign in rows)
                _byId[campaign.Id] = campaign;
            missing = rows.Select(campaign => campaign.MergedInto).OfType<CampaignId>().Where(id => !_byId.ContainsKey(id)).ToHashSet();
        }
    }

    /// <summary>The campaign, or the one that it became part of; made when it is not stored yet.</summary>
    public CampaignState Of(CampaignId id)
    {
        if (!_byId.TryGetValue(id, out var campaign))
            return Make(id, mergedInto: null);
        while (campaign.MergedInto is { } target)
            campaign = _byId[target];
        return campaign;
    }

    /// <summary>Adds what an advert brings; only something the campaign never had makes it fresh.</summary>
    public void Add(CampaignState campaign, ImmutableArray<(NewsKind Kind, string Value)> news)
    {
        campaign.Touched = true;
        foreach (var (kind, value) in news)
        {
            var added = session.Execute(
                "INSERT INTO campaign_news (campaign_id, kind, value, first_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                campaign.Id.ToString(), kind.ToString(), value, now.UtcTicks);
            if (added == 0)
                continue;
            MarkFresh(campaign, now);
            CountNews(campaign);
        }
    }

    /// <summary>Something came that a person who has read the campaign has not seen.</summary>
    public static void CountNews(CampaignState campaign)
    {
        if (campaign.HasNews)
            return;
        campaign.Evidence++;
        campaign.HasNews = campaign.Changed = true;
    }

    /// <summary>The two campaigns as they are before they become one, or null when they are one already.</summary>
    public (CampaignState Target, CampaignState Absorbed)? Merging(CampaignId target, CampaignId absorbed)
    {
        var into = Of(target);
        if (!_byId.ContainsKey(absorbed))
        {
            // The advert that made this campaign is still on its way; it will find the row and follow it.
            if (absorbed != into.Id)
                Make(absorbed, into.Id);
            return null;
        }

        var from = Of(absorbed);
        return from.Id == into.Id ? null : (into, from);
    }

    /// <summary>Moves adverts and everything known to the target.</summary>
    public void Merge(CampaignState target, CampaignState absorbed)
    {
        var (into, from) = (target.Id.ToString(), absorbed.Id.ToString());
        var newToAbsorbed = session.Scalar(
            """
            SELECT 1 FROM campaign_news t WHERE t.campaign_id = ?1
            AND NOT EXISTS (SELECT 1 FROM campaign_news a WHERE a.campaign_id = ?2 AND a.kind = t.kind AND a.value = t.value) LIMIT 1
            """,
            into, from) is not null;
        var newToTarget = session.Execute(
            "INSERT INTO campaign_news (campaign_id, kind, value, first_at) SELECT ?1, kind, value, first_at FROM campaign_news WHERE campaign_id = ?2 ON CONFLICT DO NOTHING",
            into, from) > 0;
        session.Execute("DELETE FROM campaign_news WHERE campaign_id = ?1", from);
        session.Execute("UPDATE ads SET campaign_id = ?1 WHERE campaign_id = ?2", into, from);
        session.Execute("UPDATE decisions SET campaign_id = ?1 WHERE campaign_id = ?2", into, from);

        CountMerged(target, absorbed, newToTarget, newToAbsorbed);
        target.FreshAt = FreshAfterMerge(target, absorbed, newToTarget, newToAbsorbed);
        if ((absorbed.Outcome, absorbed.OutcomeAt) is var (outcome, at) && Outranks(outcome, at, target))
            (target.Outcome, target.OutcomeAt) = (outcome, at);
        target.Touched = target.DatesAreOld = target.Changed = true;
        absorbed.MergedInto = target.Id;
        absorbed.Changed = true;
    }

    public void Save()
    {
        foreach (var campaign in _byId.Values.Where(campaign => campaign.Changed))
        {
            session.Execute(
                "UPDATE campaigns SET fresh_at = ?2, merged_into = ?3, outcome = ?4, outcome_at = ?5, evidence = ?6 WHERE id = ?1",
                campaign.Id.ToString(), campaign.FreshAt.UtcTicks, campaign.MergedInto?.ToString(), campaign.Outcome.ToString(), campaign.OutcomeAt.UtcTicks,
                campaign.Evidence);
        }
    }

    private static DateTimeOffset Ticks(long ticks) => new(ticks, TimeSpan.Zero);

    private static void MarkFresh(CampaignState campaign, DateTimeOffset at)
    {
        if (at <= campaign.FreshAt)
            return;
        campaign.FreshAt = at;
        campaign.Changed = true;
    }

    /// <summary>
    /// When people decided on one of the two, the campaign is fresh only if the other brings something they have not seen;
    /// that the two are one is no news by itself.
    /// </summary>
    private DateTimeOffset FreshAfterMerge(CampaignState target, CampaignState absorbed, bool newToTarget, bool newToAbsorbed) =>
        (target.IsDecided, absorbed.IsDecided) switch
        {
            (true, false) => newToTarget ? now : target.FreshAt,
            (false, true) => newToAbsorbed ? now : absorbed.FreshAt,
            _ => target.FreshAt > absorbed.FreshAt ? target.FreshAt : absorbed.FreshAt,
        };

    /// <summary>Whoever reads the open alert of one of the two has not seen what the other brings; where none is open nobody reads.</summary>
    private static void CountMerged(CampaignState target, CampaignState absorbed, bool newToTarget, bool newToAbsorbed)
    {
        var (read, readToo) = (target.Outcome == CampaignOutcome.Open, absorbed.Outcome == CampaignOutcome.Open);
        if (readToo)
            target.Evidence = read ? Math.Max(target.Evidence, absorbed.Evidence) : absorbed.Evidence;
        if ((read && newToTarget) || (readToo && newToAbsorbed))
            target.Evidence++;
    }

    /// <summary>What keeps adverts longest wins: open, then relevant, then the latest dismissal.</summary>
    private static bool Outranks(CampaignOutcome outcome, DateTimeOffset at, CampaignState target) =>
        (Rank(outcome), at).CompareTo((Rank(target.Outcome), target.OutcomeAt)) > 0;

    private static int Rank(CampaignOutcome outcome) => outcome switch
    {
        CampaignOutcome.Open => 3,
        CampaignOutcome.Relevant => 2,
        CampaignOutcome.Dismissed => 1,
        _ => 0,
    };

    private CampaignState Make(CampaignId id, CampaignId? mergedInto)
    {
        var campaign = new CampaignState { Id = id, FreshAt = now, MergedInto = mergedInto, Outcome = CampaignOutcome.NotFlagged, OutcomeAt = now, Evidence = 1 };
        session.Execute(
            "INSERT INTO campaigns (id, created_at, fresh_at, merged_into, outcome, outcome_at) VALUES (?1, ?2, ?2, ?3, ?4, ?2)",
            id.ToString(), now.UtcTicks, mergedInto?.ToString(), campaign.Outcome.ToString());
        return _byId[id] = campaign;
    }
}
