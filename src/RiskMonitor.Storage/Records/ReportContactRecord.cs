using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Storage.Records;

/// <summary>A contact that a report names, as its key: what adverts are compared with.</summary>
internal sealed class ReportContactRecord
{
    public required ContactKey ContactKey { get; set; }

    public required AdId AdId { get; set; }
}
