using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Records;

namespace RiskMonitor.Storage.Reading;

/// <summary>The reports that name a contact of a campaign's adverts, and which advert each of them is about.</summary>
internal sealed class CampaignReports
{
    private const int MostShown = 50;
    private readonly ILookup<ContactKey, AdId> _byContact;

    private CampaignReports(ILookup<ContactKey, AdId> byContact, int count, ImmutableArray<ReportLine> newest) => (_byContact, Count, Newest) = (byContact, count, newest);

    public int Count { get; }

    /// <summary>The newest of them.</summary>
    public ImmutableArray<ReportLine> Newest { get; }

    public static async Task<CampaignReports> ReadAsync(MonitorStore store, IEnumerable<AdRecord> adverts, CancellationToken cancellationToken)
    {
        var keys = adverts.SelectMany(KeysOf).Distinct().ToList();
        var named = await store.ReportContacts.AsNoTracking().Where(contact => keys.Contains(contact.ContactKey)).ToListAsync(cancellationToken);
        var ids = named.Select(contact => contact.AdId).Distinct().ToList();
        var lines = await store.Reports.AsNoTracking()
            .Where(report => ids.Contains(report.AdId))
            .OrderByDescending(report => report.ReportedOn).ThenBy(report => report.AdId)
            .Take(MostShown)
            .Select(report => new ReportLine(report.ReportedOn, report.State, report.Municipality, report.Way))
            .ToListAsync(cancellationToken);
        return new CampaignReports(named.ToLookup(contact => contact.ContactKey, contact => contact.AdId), ids.Count, [.. lines]);
    }

    /// <summary>How many reports name one of the advert's contacts.</summary>
    public int Of(AdRecord advert) => KeysOf(advert).SelectMany(key => _byContact[key]).Distinct().Count();

    private static IEnumerable<ContactKey> KeysOf(AdRecord advert) => SpacedWords.Split(advert.LinkKeys).Select(ContactKey.Parse);
}
