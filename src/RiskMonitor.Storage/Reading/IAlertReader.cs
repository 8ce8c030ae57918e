using RiskMonitor.Alerts;

namespace RiskMonitor.Storage.Reading;

/// <summary>The read side of the console and the API. Nothing it returns carries a contact in the clear.</summary>
public interface IAlertReader
{
    Task<AlertList> ListAsync(AlertFilter filter, CancellationToken cancellationToken);

    Task<AlertDetail?> FindAsync(AlertId id, CancellationToken cancellationToken);

    Task<IReadOnlyList<UnscoredRow>> UnscoredAsync(int skip, int take, CancellationToken cancellationToken);

    Task<StoreCounts> CountAsync(CancellationToken cancellationToken);
}

/// <summary>A page of alerts and how many match in all.</summary>
public sealed record AlertList(IReadOnlyList<AlertRow> Rows, int Total);

/// <summary>Totals over the store. <paramref name="OpenEscalated"/>: alerts not decided that carry an escalation, for the banner on every page.</summary>
public sealed record StoreCounts(int Pages, int Ads, int Campaigns, int Alerts, int OpenAlerts, int OpenEscalated, int Unscored, int Rejected);
