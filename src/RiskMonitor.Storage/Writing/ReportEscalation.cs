using System.Text.Json;
using RiskMonitor.Classifying;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Records;

namespace RiskMonitor.Storage.Writing;

/// <summary>Escalates the adverts that reports name (C01), once a batch's adverts and reports are all written. An advert that is escalated already stays as it is.</summary>
internal sealed class ReportEscalation(WriteSession session, CampaignBook campaigns)
{
    public void Run(IReadOnlyCollection<PreparedAd> written)
    {
        if (written.Count == 0)
            return;
        var reports = written.Where(ad => ad.Report is not null).ToList();
        var adverts = written.Where(ad => ad.Report is null).ToList();
        var named = ReportMatching.Reported(session, written.SelectMany(KeysOf).Distinct(StringComparer.Ordinal));
        if (named.Count == 0)
            return;

        var holders = adverts.Where(ad => KeysOf(ad).Any(named.Contains)).Select(ad => ad.Scored.Id.ToString())
            .Concat(ReportMatching.AdvertsWith(session, reports.SelectMany(KeysOf).Where(named.Contains).ToHashSet(StringComparer.Ordinal), reports.Select(report => campaigns.Of(report.Scored.Linked.Campaign).Id))
                .Select(holder => holder.Ad.ToString()))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var advert in Unescalated(holders))
            Escalate(advert);
    }

    private static IEnumerable<string> KeysOf(PreparedAd ad) => ReportedContact.ContactsOf(ad.Scored).Select(key => key.ToString());

    private List<StoredHolder> Unescalated(IEnumerable<string> ids) => session.Query(
        "SELECT id, campaign_id, escalations, reasons, link_keys FROM ads WHERE id IN (SELECT value FROM json_each(?1)) AND instr(escalations, ?2) = 0",
        row => new StoredHolder(row.GetString(0), CampaignId.Parse(row.GetString(1)), row.GetString(2), row.GetString(3), row.GetString(4)),
        JsonList.Of(ids), ReportedContact.Indicator);

    private void Escalate(StoredHolder advert)
    {
        var reasons = JsonSerializer.Deserialize(advert.Reasons, StoreJson.Default.StoredReasons)!;
        var reports = ReportMatching.CountReports(session, SpacedWords.Split(advert.LinkKeys));
        session.Execute(
            "UPDATE ads SET escalations = ?2, band = ?3, reasons = ?4 WHERE id = ?1",
            advert.Id, SpacedWords.Join(ReportedContact.Escalate(SpacedWords.Split(advert.Escalations))), (int)RiskBand.ReviewNow,
            JsonSerializer.Serialize(reasons with { For = ReportedContact.Explain(reasons.For, reports) }, StoreJson.Default.StoredReasons));
        campaigns.Load([advert.Campaign]);
        campaigns.Add(campaigns.Of(advert.Campaign), [(NewsKind.Escalation, ReportedContact.Indicator)]);
    }

    private sealed record StoredHolder(string Id, CampaignId Campaign, string Escalations, string Reasons, string LinkKeys);
}
