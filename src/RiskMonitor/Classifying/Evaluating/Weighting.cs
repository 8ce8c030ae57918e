namespace RiskMonitor.Classifying.Evaluating;

/// <summary>What counts as one: an advert, or a campaign however many adverts it has.</summary>
internal enum Weighting
{
    ByAdvert,
    ByCampaign,
}
