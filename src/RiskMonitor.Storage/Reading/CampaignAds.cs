using System.Text.Json;
using RiskMonitor.Ads;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Records;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Reading;

/// <summary>Reads a stored advert as the alert page shows it.</summary>
internal static class CampaignAds
{
    /// <summary>A report's own text is not in it, and its contacts are not named.</summary>
    public static CampaignAd ReadSealed(AdRecord ad) => Read(ad, [], reports: 0) with { Contacts = [], Facts = null, IsSealed = true };

    /// <param name="ad">The advert.</param>
    /// <param name="sharedBy">How many adverts of the campaign share a contact.</param>
    /// <param name="reports">How many reports name one of its contacts now.</param>
    public static CampaignAd Read(AdRecord ad, Dictionary<ContactKey, int> sharedBy, int reports)
    {
        var reasons = JsonSerializer.Deserialize(ad.Reasons, StoreJson.Default.StoredReasons)!;
        if (reports > 0 && ad.Escalations.Contains(ReportedContact.Indicator))
            reasons = reasons with { For = ReportedContact.Explain(reasons.For, reports) };
        return new CampaignAd
        {
            Ad = Masked(ad),
            Category = ad.Category,
            Band = ad.Band,
            Status = ad.Status,
            Scores = new HeadValues<double?>(ad.ScoreRecruitment, ad.ScoreFakeJob, ad.ScoreControlledEscort),
            Basis = new HeadValues<ScoreBasis>(ad.BasisRecruitment, ad.BasisFakeJob, ad.BasisControlledEscort),
            ReasonsFor = reasons.For,
            ReasonsAgainst = reasons.Against,
            Facts = reasons.Facts,
            Why = [.. ad.Links.OrderByDescending(link => link.Strength).Select(link => new CampaignLink(link.Kind, link.WithId, link.Strength))],
            Contacts = [.. ad.Contacts.OrderBy(contact => contact.Kind).Select(contact => new MaskedContact(contact.Kind.ToString(), contact.Masked, sharedBy.GetValueOrDefault(contact.ContactKey, 1)))],
            SourceId = ad.SourceId,
            Model = ad.Model,
            Policy = ad.Policy,
            CollectedAt = ad.CollectedAt,
        };
    }

    private static Ad Masked(AdRecord ad) => new()
    {
        Id = ad.Id,
        Title = ad.Title,
        Body = ad.Body,
        Location = ad.Location,
        Salary = ad.Salary,
        Company = ad.Company,
        Channel = ad.Channel,
        Url = ad.Url,
        Lang = ad.DeclaredLang,
        PostedAt = ad.PostedAt,
    };
}
