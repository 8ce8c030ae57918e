using System.Text;
using Microsoft.EntityFrameworkCore;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Records;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Reading;

/// <summary>Reads for the console. Priorities are as of now, so the order changes with the clock as the queue's does.</summary>
internal sealed class AlertReader(IDbContextFactory<MonitorStore> stores, IContactSealer sealer, TimeProvider clock) : IAlertReader
{
    private const int MostAdsShown = 100;

    public async Task<AlertList> ListAsync(AlertFilter filter, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        // Few and small columns of every match: the order needs the clock, which the database does not have.
        var matches = await Matching(store.Alerts.AsNoTracking(), filter)
            .Select(alert => new { alert.Id, alert.OpenedAt, alert.PriorityEscalation, alert.PriorityRisk, alert.Campaign!.FreshAt })
            .ToListAsync(cancellationToken);
        var page = matches
            .OrderByDescending(alert => AlertPriority.AsOf(alert.PriorityEscalation, alert.PriorityRisk, alert.FreshAt, alert.OpenedAt, now).Total)
            .ThenBy(alert => alert.OpenedAt).ThenBy(alert => alert.Id.Value)
            .Skip(filter.Skip).Take(Math.Clamp(filter.Take, 1, 200))
            .Select(alert => alert.Id)
            .ToList();
        return new AlertList(await AlertRows.ReadAsync(store, page, now, cancellationToken), matches.Count);
    }

    public async Task<AlertDetail?> FindAsync(AlertId id, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var alert = await store.Alerts.AsNoTracking().Include(a => a.Campaign).SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (alert is null)
            return null;

        var now = clock.GetUtcNow();
        var rows = await AlertRows.ReadAsync(store, [id], now, cancellationToken);
        var ads = await store.Ads.AsNoTracking().AsSplitQuery()
            .Where(ad => ad.CampaignId == alert.CampaignId)
            .Where(ShownAds.In(store))
            .OrderByDescending(ad => ad.TopScore).ThenByDescending(ad => ad.Id)
            .Take(MostAdsShown)
            .Include(ad => ad.Contacts).Include(ad => ad.Links)
            .ToListAsync(cancellationToken);
        var ids = ads.Select(ad => ad.Id).ToList();
        var sealedTexts = await store.Reports.AsNoTracking().Where(report => ids.Contains(report.AdId)).Select(report => report.AdId).ToHashSetAsync(cancellationToken);
        var reports = await CampaignReports.ReadAsync(store, ads.Where(ad => !sealedTexts.Contains(ad.Id)), cancellationToken);
        var shared = await store.Ads.AsNoTracking()
            .Where(ad => ad.CampaignId == alert.CampaignId)
            .Where(ShownAds.NotReports(store))
            .SelectMany(ad => ad.Contacts)
            .GroupBy(contact => contact.ContactKey)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var history = await store.AlertTransitions.AsNoTracking()
            .Where(transition => transition.AlertId == id).OrderBy(transition => transition.Id)
            .ToListAsync(cancellationToken);
        var note = await store.Decisions.AsNoTracking().Where(decision => decision.AlertId == id).Select(decision => decision.SealedNote).SingleOrDefaultAsync(cancellationToken);
        return new AlertDetail
        {
            Row = rows[0],
            Priority = AlertRows.PriorityOf(alert, now),
            Escalations = alert.Escalations,
            FencingToken = alert.FencingToken,
            Evidence = alert.Campaign!.Evidence,
            Ads = [.. ads.Select(ad => sealedTexts.Contains(ad.Id) ? CampaignAds.ReadSealed(ad) : CampaignAds.Read(ad, shared, reports.Of(ad)))],
            ReportCount = reports.Count,
            Reports = reports.Newest,
            History =
            [
                .. history.Select(step => new AlertTransition(step.FromState, step.ToState, step.Who, step.At, step.Why)
                {
                    Note = Open(step.ToState == AlertState.Decided ? note : step.SealedNote),
                }),
            ],
        };
    }

    public async Task<IReadOnlyList<UnscoredRow>> UnscoredAsync(int skip, int take, CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var ads = await store.Ads.AsNoTracking()
            .Where(ad => ad.Status != ScoreStatus.Scored)
            .Where(ShownAds.NotReports(store))
            .OrderByDescending(ad => ad.CollectedAt).ThenBy(ad => ad.Id)
            .Skip(skip).Take(Math.Clamp(take, 1, 200))
            .Select(ad => new { ad.Id, ad.CampaignId, ad.Status, ad.Lang, ad.Title, ad.Body, ad.SourceId, ad.CollectedAt })
            .ToListAsync(cancellationToken);
        return [.. ads.Select(ad => new UnscoredRow(ad.Id, ad.CampaignId, ad.Status, ad.Lang, AlertRows.Headline(ad.Title, ad.Body), ad.SourceId, ad.CollectedAt))];
    }

    public async Task<StoreCounts> CountAsync(CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        var open = store.Alerts.Where(alert => alert.State != AlertState.Decided);
        return new StoreCounts(
            Pages: await store.Pages.CountAsync(cancellationToken),
            Ads: await store.Ads.CountAsync(cancellationToken),
            Campaigns: await store.Campaigns.CountAsync(campaign => campaign.MergedInto == null, cancellationToken),
            Alerts: await store.Alerts.CountAsync(cancellationToken),
            OpenAlerts: await open.CountAsync(cancellationToken),
            OpenEscalated: await open.CountAsync(alert => alert.PriorityEscalation > 0, cancellationToken),
            Unscored: await store.Ads.Where(ShownAds.NotReports(store)).CountAsync(ad => ad.Status != ScoreStatus.Scored, cancellationToken),
            Rejected: await store.Rejections.CountAsync(cancellationToken));
    }

    private string? Open(byte[]? note) => note is null ? null : SafeText.HideAll(Encoding.UTF8.GetString(sealer.Open(note)));

    private static IQueryable<AlertRecord> Matching(IQueryable<AlertRecord> alerts, AlertFilter filter)
    {
        if (filter.State is { } state)
            alerts = alerts.Where(alert => alert.State == state);
        if (filter.OpenOnly)
            alerts = alerts.Where(alert => alert.State != AlertState.Decided);
        if (filter.Category is { } category)
            alerts = alerts.Where(alert => alert.Category == category);
        if (filter.Band is { } band)
            alerts = alerts.Where(alert => alert.Band == band);
        return alerts;
    }
}
