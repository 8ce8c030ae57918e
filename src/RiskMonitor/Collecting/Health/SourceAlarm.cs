namespace RiskMonitor.Collecting.Health;

/// <summary>Something is wrong with a source, with the two figures that say so.</summary>
/// <param name="Kind">What.</param>
/// <param name="Since">From when on the figures say so.</param>
/// <param name="Observed">
/// Overdue: hours since the last run or success. Failing: requests without a usable answer. Blocked: pages with a wall. ChangedLayout: adverts on an advert page.
/// Shrinking: adverts or advert pages. Slow: seconds a request. QuickReading: pages read otherwise.
/// </param>
/// <param name="Expected">Overdue: hours between two runs. Failing, Blocked: requests of that run. QuickReading: pages compared. The others: what is usual for this source.</param>
public sealed record SourceAlarm(SourceAlarmKind Kind, DateTimeOffset Since, double Observed, double Expected);
