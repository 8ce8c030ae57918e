using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Writing;

/// <summary>Sums campaigns up from their members of the last 30 days: one question for all of them, few rows whatever their size.</summary>
internal static class StandingQuery
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    // An advert is not seen again by being reported: its age does not keep a report from escalating it.
    private const string Groups = """
        SELECT campaign_id, band, category, basis_recruitment, basis_fake_job, basis_controlled_escort, escalations,
            MAX(score_recruitment), MAX(score_fake_job), MAX(score_controlled_escort), MAX(top_score)
        FROM ads WHERE campaign_id IN (SELECT value FROM json_each(?1))
            AND (last_seen_at >= ?2 OR instr(escalations, 'C01') > 0)
        GROUP BY 1, 2, 3, 4, 5, 6, 7
        """;

    public static Dictionary<CampaignId, CampaignStanding> Of(WriteSession session, IReadOnlyCollection<CampaignState> campaigns, DateTimeOffset now)
    {
        var groups = session.Query(Groups, Read, JsonList.Of(campaigns.Select(campaign => campaign.Id)), (now - Window).UtcTicks).ToLookup(group => group.Campaign);
        return campaigns.ToDictionary(campaign => campaign.Id, campaign => Sum(campaign, [.. groups[campaign.Id]]));
    }

    private static CampaignStanding Sum(CampaignState campaign, ImmutableArray<Group> groups)
    {
        var band = groups.Select(group => group.Band).DefaultIfEmpty(RiskBand.None).Max();
        var leading = groups.Where(group => group.Band == band).MaxBy(group => group.Top);
        var recruitment = Best(groups, RiskHead.Recruitment);
        var fakeJob = Best(groups, RiskHead.FakeJob);
        var escort = Best(groups, RiskHead.ControlledEscort);
        return new CampaignStanding
        {
            Campaign = campaign.Id,
            BestScores = new(recruitment.Score, fakeJob.Score, escort.Score),
            Basis = new(recruitment.Basis, fakeJob.Basis, escort.Basis),
            Band = band,
            Category = leading?.Category ?? RiskCategory.None,
            Escalations = [.. groups.SelectMany(group => group.Escalations)],
            FreshAt = campaign.FreshAt,
        };
    }

    /// <summary>Members may have been scored on different bases (a new model came in between): the one that counts most stands.</summary>
    private static (double Score, ScoreBasis Basis) Best(ImmutableArray<Group> groups, RiskHead head) => groups
        .Select(group => (Score: group.Scores[head] ?? 0, Basis: group.Basis[head]))
        .DefaultIfEmpty((Score: 0, Basis: ScoreBasis.IndicatorStrength))
        .MaxBy(best => best.Basis == ScoreBasis.IndicatorStrength ? Math.Min(best.Score, AlertDecider.IndicatorStrengthCap) : best.Score);

    private static Group Read(SqliteDataReader row) => new(
        CampaignId.Parse(row.GetString(0)),
        (RiskBand)row.GetInt32(1),
        Enum.Parse<RiskCategory>(row.GetString(2)),
        new(Enum.Parse<ScoreBasis>(row.GetString(3)), Enum.Parse<ScoreBasis>(row.GetString(4)), Enum.Parse<ScoreBasis>(row.GetString(5))),
        SpacedWords.Split(row.GetString(6)),
        new(Score(row, 7), Score(row, 8), Score(row, 9)),
        row.GetDouble(10));

    private static double? Score(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    /// <summary>Members that share band, category, bases and escalations.</summary>
    private sealed record Group(
        CampaignId Campaign,
        RiskBand Band,
        RiskCategory Category,
        HeadValues<ScoreBasis> Basis,
        ImmutableArray<string> Escalations,
        HeadValues<double?> Scores,
        double Top);
}
