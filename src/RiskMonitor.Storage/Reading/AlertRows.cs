using Microsoft.EntityFrameworkCore;
using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Storage.Records;

namespace RiskMonitor.Storage.Reading;

/// <summary>Lines of the alert list.</summary>
internal static class AlertRows
{
    private const int HeadlineLength = 120;

    /// <summary>The rows in the order asked for, in five questions however many they are. Contacts and places are those the campaign ever brought.</summary>
    public static async Task<IReadOnlyList<AlertRow>> ReadAsync(MonitorStore store, List<AlertId> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var alerts = await store.Alerts.AsNoTracking().Include(alert => alert.Campaign).Where(alert => ids.Contains(alert.Id)).ToDictionaryAsync(alert => alert.Id, cancellationToken);
        var campaigns = alerts.Values.Select(alert => alert.CampaignId).Distinct().ToList();
        var members = store.Ads.AsNoTracking().Where(ad => campaigns.Contains(ad.CampaignId)).Where(ShownAds.In(store));
        var counts = await members.GroupBy(ad => ad.CampaignId).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var news = await store.CampaignNews.AsNoTracking()
            .Where(row => campaigns.Contains(row.CampaignId) && (row.Kind == NewsKind.Contact || row.Kind == NewsKind.Place))
            .GroupBy(row => new { row.CampaignId, row.Kind }).Select(group => new { group.Key.CampaignId, group.Key.Kind, Count = group.Count() })
            .ToDictionaryAsync(group => (group.CampaignId, group.Kind), group => group.Count, cancellationToken);
        var leading = await store.Campaigns.AsNoTracking().Where(campaign => campaigns.Contains(campaign.Id))
            .Select(campaign => store.Ads.Where(ad => ad.CampaignId == campaign.Id && !store.Reports.Any(report => report.AdId == ad.Id)).OrderByDescending(ad => ad.TopScore).ThenByDescending(ad => ad.Id).Select(ad => (AdId?)ad.Id).FirstOrDefault())
            .ToListAsync(cancellationToken);
        var headlines = await store.Ads.AsNoTracking().Where(ad => leading.Contains(ad.Id))
            .Select(ad => new { ad.CampaignId, ad.Title, Body = ad.Body.Substring(0, 2 * HeadlineLength) })
            .ToListAsync(cancellationToken);
        var headlineOf = headlines.ToDictionary(ad => ad.CampaignId, ad => Headline(ad.Title, ad.Body));
        return
        [
            .. ids.Where(alerts.ContainsKey).Select(id => alerts[id]).Select(alert => new AlertRow
            {
                Id = alert.Id,
                Campaign = alert.CampaignId,
                Category = alert.Category,
                Band = alert.Band,
                State = alert.State,
                Priority = PriorityOf(alert, now).Total,
                Escalated = !alert.Escalations.IsEmpty,
                Headline = headlineOf.GetValueOrDefault(alert.CampaignId, ""),
                Ads = counts.GetValueOrDefault(alert.CampaignId),
                Contacts = news.GetValueOrDefault((alert.CampaignId, NewsKind.Contact)),
                Places = news.GetValueOrDefault((alert.CampaignId, NewsKind.Place)),
                OpenedAt = alert.OpenedAt,
                ClaimedBy = alert.ClaimedBy,
            }),
        ];
    }

    public static AlertPriority PriorityOf(AlertRecord alert, DateTimeOffset now) =>
        AlertPriority.AsOf(alert.PriorityEscalation, alert.PriorityRisk, alert.Campaign!.FreshAt, alert.OpenedAt, now);

    /// <summary>The title, or the first words of the text up to the end of a word.</summary>
    public static string Headline(string? title, string body)
    {
        if (!string.IsNullOrWhiteSpace(title))
            return title.Trim();
        var line = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= HeadlineLength)
            return line;
        var end = line.LastIndexOf(' ', HeadlineLength);
        return $"{line[..(end > 0 ? end : HeadlineLength)]}…";
    }
}
