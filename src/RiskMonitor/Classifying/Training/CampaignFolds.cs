namespace RiskMonitor.Classifying.Training;

/// <summary>
/// Splits adverts into folds by campaign, so that no campaign is in two folds, in whatever language. Deceptive campaigns are dealt out largest first, each to
/// the fold with the fewest deceptive adverts so far; the others likewise. No randomness: the same adverts give the same folds.
/// </summary>
internal static class CampaignFolds
{
    public static IReadOnlyDictionary<string, int> Assign(IEnumerable<TrainingAd> ads, int folds) => Assign(ads, folds, ad => ad.Campaign);

    /// <summary>The same with companies kept together instead: a model that scores a company's adverts has then seen none of them.</summary>
    public static IReadOnlyDictionary<string, int> AssignByCompany(IEnumerable<TrainingAd> ads, int folds) => Assign(ads, folds, ad => ad.Company);

    private static Dictionary<string, int> Assign(IEnumerable<TrainingAd> ads, int folds, Func<TrainingAd, string> together)
    {
        var assigned = new Dictionary<string, int>(StringComparer.Ordinal);
        var deceptive = new int[folds];
        var honest = new int[folds];
        var campaigns = ads.GroupBy(together, StringComparer.Ordinal)
            .Select(campaign => (campaign.Key, Deceptive: campaign.Count(ad => ad.IsDeceptive), All: campaign.Count()))
            .OrderByDescending(campaign => campaign.Deceptive)
            .ThenByDescending(campaign => campaign.All)
            .ThenBy(campaign => campaign.Key, StringComparer.Ordinal);
        foreach (var campaign in campaigns)
        {
            var load = campaign.Deceptive > 0 ? deceptive : honest;
            var fold = Array.IndexOf(load, load.Min());
            assigned[campaign.Key] = fold;
            deceptive[fold] += campaign.Deceptive;
            honest[fold] += campaign.All - campaign.Deceptive;
        }

        return assigned;
    }
}
