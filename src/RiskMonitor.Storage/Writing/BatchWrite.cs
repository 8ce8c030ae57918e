using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Records;
using RiskMonitor.Storage.Retention;

namespace RiskMonitor.Storage.Writing;

/// <summary>One batch inside its transaction: pages, adverts, campaigns, then the alerts of the campaigns that changed.</summary>
internal sealed class BatchWrite(WriteSession session, ICampaignOverrides overrides, RiskPolicy policy, DateTimeOffset now)
{
    private readonly CampaignBook _campaigns = new(session, now);
    private readonly Dictionary<CampaignId, EarlierVerdict> _movedVerdicts = [];
    private readonly List<QueuedAlert> _toQueue = [];
    private readonly List<AlertId> _toRemove = [];
    private readonly HashSet<AdId> _gone = [];
    private readonly HashSet<(CampaignState Campaign, long Page)> _newPages = [];
    private readonly List<PreparedAd> _written = [];
    private int _newAds;
    private int _newAlerts;

    /// <summary>Whether verdicts moved with campaigns, so that what is kept of them in memory is old.</summary>
    public bool VerdictsMoved => _movedVerdicts.Count > 0;

    /// <summary>Whether pages are due in case files now.</summary>
    public bool NeedsCopies { get; private set; }

    /// <summary>Adverts that came into the sealed queue.</summary>
    public int NewlySealed { get; private set; }

    public BatchOutcome Run(IReadOnlyList<PreparedPage> batch)
    {
        var linked = batch.SelectMany(page => page.Ads).Select(ad => ad.Scored.Linked).ToList();
        var stored = AdTable.Find(session, linked.Select(ad => ad.Enriched.Ad.Id).Concat(batch.SelectMany(page => page.Sealed).Select(ad => ad.Scored.Id)));
        _campaigns.Load(linked.SelectMany(ad => ad.Absorbed.Prepend(ad.Campaign)).Concat(stored.Values.Select(ad => ad.Campaign)));

        var pageIds = new Dictionary<PreparedPage, long>(ReferenceEqualityComparer.Instance);
        foreach (var page in batch)
            pageIds[page] = Write(page, stored);
        // After all of them: an advert is often new on one page of a batch and seen again on another.
        foreach (var (page, id) in batch.SelectMany(page => page.SeenAgain.Select(id => (page, id))))
        {
            var open = AdTable.WriteSeenAgain(session, id, page.Page.FetchedAt);
            if (!SealedTable.WriteSeenAgain(session, id, page.Page.FetchedAt, pageIds[page]) && !open)
                _gone.Add(id);
        }

        new ReportEscalation(session, _campaigns).Run(_written);
        DecideAlerts();
        return new BatchOutcome(_newAds, _newAlerts, [.. _toQueue], [.. _toRemove]) { Gone = [.. _gone] };
    }

    private long Write(PreparedPage page, Dictionary<AdId, StoredAd> stored)
    {
        var pageId = PageTable.Write(session, page);
        foreach (var ad in page.Sealed)
            Seal(ad, page, pageId, stored);
        foreach (var ad in page.Ads)
        {
            var linked = ad.Scored.Linked;
            foreach (var absorbed in linked.Absorbed)
                Merge(linked.Campaign, absorbed);

            var known = stored.TryGetValue(ad.Scored.Id, out var before);
            // Workers overtake each other: an older text that arrives after a newer one changes nothing.
            if (before?.CollectedAt > page.Page.FetchedAt || (before?.IsSameAs(ad.Scored) == true && _campaigns.Of(before.Campaign) == _campaigns.Of(linked.Campaign)))
            {
                AdTable.WriteSeenAgain(session, ad.Scored.Id, page.Page.FetchedAt);
                continue;
            }

            var campaign = _campaigns.Of(linked.Campaign);
            if (before is not null && _campaigns.Of(before.Campaign) is { } left && left != campaign)
                left.Touched = true;
            AdTable.Write(session, ad, page, pageId, campaign, known);
            if (ad.Report is { } report)
                ReportTable.Write(session, ad, report);
            _written.Add(ad);
            if (campaign.Outcome != CampaignOutcome.NotFlagged)
                DeletionDates.ApplyToPage(session, pageId);
            _newPages.Add((campaign, pageId));
            _campaigns.Add(campaign, ad.News);
            stored[ad.Scored.Id] = new StoredAd(campaign.Id, linked.ContentHash, ad.Scored.Model, ad.Scored.Policy, page.Page.FetchedAt);
            _newAds += known ? 0 : 1;
        }

        return pageId;
    }

    /// <summary>Its campaign knows it no more: the alert there, if there is one, is judged by the adverts that are left.</summary>
    private void Seal(PreparedSealedAd ad, PreparedPage page, long pageId, Dictionary<AdId, StoredAd> stored)
    {
        var isNew = SealedTable.Write(session, ad, page, pageId);
        NewlySealed += isNew ? 1 : 0;
        var id = ad.Scored.Id;
        if (ad.Scored.Linked.Enriched.Report is not null)
            return;
        _newAds += isNew && !stored.ContainsKey(id) ? 1 : 0;
        if (SealedTable.TakeAway(session, id, page.Page.FetchedAt) is not { } campaign)
            return;
        _campaigns.Load([campaign]);
        _campaigns.Of(campaign).Touched = true;
        stored.Remove(id);
    }

    private void Merge(CampaignId into, CampaignId from)
    {
        if (_campaigns.Merging(into, from) is not (var target, var absorbed))
            return;

        var verdict = VerdictOn(absorbed.Id);
        if (AlertTable.Merge(session, target.Id, absorbed.Id, now) is { } closed)
            _toRemove.Add(closed);
        _campaigns.Merge(target, absorbed);
        if (verdict is not null && verdict.DecidedAt > (VerdictOn(target.Id)?.DecidedAt ?? DateTimeOffset.MinValue))
        {
            VerdictTable.Write(session, target.Id, verdict);
            _movedVerdicts[target.Id] = verdict;
        }

        VerdictTable.Delete(session, absorbed.Id);
    }

    private EarlierVerdict? VerdictOn(CampaignId campaign) =>
        _movedVerdicts.TryGetValue(campaign, out var moved) && moved.ExpiresAt > now ? moved : overrides.VerdictOn(campaign, now);

    private void DecideAlerts()
    {
        var touched = _campaigns.Touched.ToList();
        if (touched.Count == 0)
            return;
        var standings = StandingQuery.Of(session, touched, now);
        var latest = AlertTable.Latest(session, touched.Select(campaign => campaign.Id));
        var newPages = _newPages.ToLookup(added => added.Campaign, added => added.Page);
        foreach (var campaign in touched)
        {
            var before = latest.GetValueOrDefault(campaign.Id) is { } known && !known.HasExpired(now) ? known : null;
            var alert = AlertDecider.Decide(standings[campaign.Id], before?.Alert, VerdictOn(campaign.Id), policy, now);
            if (alert is not null)
                Write(alert, before);
            if (alert is not null && before?.Alert.Id == alert.Id && alert.Band > before.Alert.Band)
                CampaignBook.CountNews(campaign);
            if (alert is not null && campaign.Outcome != CampaignOutcome.Open)
            {
                (campaign.Outcome, campaign.OutcomeAt, campaign.Changed) = (CampaignOutcome.Open, now, true);
                campaign.DatesAreOld = true;
            }

            if ((alert?.Id ?? latest.GetValueOrDefault(campaign.Id)?.Alert.Id) is { } caseOf && campaign.Outcome is CampaignOutcome.Open or CampaignOutcome.Relevant)
                NeedsCopies |= CaseTable.Add(session, caseOf, campaign, newPages[campaign]);
        }

        _campaigns.Save();
        foreach (var campaign in touched.Where(campaign => campaign.DatesAreOld))
            DeletionDates.Apply(session, campaign.Id, campaign.Outcome, campaign.OutcomeAt);
    }

    private void Write(Alert alert, StoredAlert? before)
    {
        var isNew = before?.Alert.Id != alert.Id;
        if (isNew)
            AlertTable.Insert(session, alert);
        else
            AlertTable.Update(session, alert);
        _newAlerts += isNew ? 1 : 0;
        if (isNew || Math.Abs(before!.Alert.Priority.Total - alert.Priority.Total) > 1e-9)
            _toQueue.Add(new QueuedAlert(alert.Id, alert.Priority.Total, alert.FencingToken));
    }
}
