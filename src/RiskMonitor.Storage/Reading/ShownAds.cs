using System.Linq.Expressions;
using RiskMonitor.Classifying;
using RiskMonitor.Storage.Records;

namespace RiskMonitor.Storage.Reading;

/// <summary>Which rows of adverts people see as adverts: a report is one only where its own text scores so.</summary>
internal static class ShownAds
{
    public static Expression<Func<AdRecord, bool>> In(MonitorStore store) => ad => ad.Band != RiskBand.None || !store.Reports.Any(report => report.AdId == ad.Id);

    public static Expression<Func<AdRecord, bool>> NotReports(MonitorStore store) => ad => !store.Reports.Any(report => report.AdId == ad.Id);
}
