using RiskMonitor.Ads;

namespace RiskMonitor.Storage.Records;

/// <summary>A place that an advert names; state and municipality are empty where it names none.</summary>
internal sealed class AdPlaceRecord
{
    public required AdId AdId { get; set; }

    public required string Country { get; set; }

    public required string State { get; set; }

    public required string Municipality { get; set; }
}
