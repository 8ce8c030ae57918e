using RiskMonitor.Alerts;

namespace RiskMonitor.Storage.Records;

/// <summary>A page that belongs into the case file of an alert, and whether it is there. Written with the alert, worked off afterwards.</summary>
internal sealed class CasePageRecord
{
    public required AlertId AlertId { get; set; }

    public required long PageId { get; set; }

    public required CasePageState State { get; set; }
}
