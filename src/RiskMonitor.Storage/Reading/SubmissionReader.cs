using RiskMonitor.Ads;
using RiskMonitor.Linking;
using RiskMonitor.Storage.Writing;

namespace RiskMonitor.Storage.Reading;

/// <summary>Compares what was handed in with what is stored, now.</summary>
internal sealed class SubmissionReader(StoreFile file) : ISubmissionReader
{
    public Task<SubmissionStanding?> FindAsync(AdId id, CancellationToken cancellationToken)
    {
        using var connection = file.Open();
        using var session = new WriteSession(connection);
        var found = session.Query(
            "SELECT link_keys, campaign_id, EXISTS (SELECT 1 FROM reports r WHERE r.ad_id = ads.id) FROM ads WHERE id = ?1",
            row => (Keys: SpacedWords.Split(row.GetString(0)), Campaign: CampaignId.Parse(row.GetString(1)), IsReport: row.GetInt64(2) != 0),
            id.ToString());
        if (found is not [var (keys, campaign, isReport)])
        {
            // One that is sealed is there, and is compared with nothing.
            var isSealed = session.Scalar("SELECT 1 FROM sealed_adverts WHERE id = ?1", id.ToString()) is not null;
            return Task.FromResult(isSealed ? new SubmissionStanding(IsReport: false, Contacts: 0, Adverts: 0, Reports: 0) : null);
        }

        var adverts = ReportMatching.AdvertsWith(session, keys.ToHashSet(StringComparer.Ordinal), [campaign]).Count(holder => holder.Ad != id);
        var reports = ReportMatching.CountReports(session, keys) - (isReport && !keys.IsEmpty ? 1 : 0);
        return Task.FromResult<SubmissionStanding?>(new SubmissionStanding(isReport, keys.Length, adverts, reports));
    }
}
