using RiskMonitor.Storage.Records;

namespace RiskMonitor.Storage.Retention;

/// <summary>How long rows are kept, by what people made of their campaign. Pure; the days are those of the data-protection notice.</summary>
internal static class KeptUntil
{
    /// <summary>From the last time an advert was seen in public, or a page was fetched.</summary>
    public static readonly TimeSpan NotFlagged = TimeSpan.FromDays(30);

    /// <summary>From the decision that the indicators had an innocent explanation, or that there was not enough to say.</summary>
    public static readonly TimeSpan Dismissed = TimeSpan.FromDays(90);

    /// <summary>When an advert is due; null while its campaign waits for people or was found relevant.</summary>
    public static DateTimeOffset? Advert(CampaignOutcome outcome, DateTimeOffset outcomeAt, DateTimeOffset lastSeen) => outcome switch
    {
        CampaignOutcome.Open or CampaignOutcome.Relevant => null,
        CampaignOutcome.Dismissed => Later(lastSeen + NotFlagged, outcomeAt + Dismissed),
        _ => lastSeen + NotFlagged,
    };

    /// <summary>When what people wrote about a campaign is due: with its adverts at the earliest.</summary>
    public static DateTimeOffset? Note(CampaignOutcome outcome, DateTimeOffset outcomeAt) => outcome switch
    {
        CampaignOutcome.Open or CampaignOutcome.Relevant => null,
        CampaignOutcome.Dismissed => outcomeAt + Dismissed,
        _ => outcomeAt + NotFlagged,
    };

    private static DateTimeOffset Later(DateTimeOffset first, DateTimeOffset second) => first > second ? first : second;
}
