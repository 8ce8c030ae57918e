using RiskMonitor.Ads;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Records;

/// <summary>Why an advert is in its campaign.</summary>
internal sealed class AdLinkRecord
{
    public required AdId AdId { get; set; }

    public required AdId WithId { get; set; }

    public required LinkKind Kind { get; set; }

    public required double Strength { get; set; }
}
