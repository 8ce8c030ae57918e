using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Storage.Records;

/// <summary>A contact that an advert names: comparable by its key, readable only through the key file.</summary>
internal sealed class AdContactRecord
{
    public required AdId AdId { get; set; }

    public required ContactKey ContactKey { get; set; }

    public required ContactKind Kind { get; set; }

    /// <summary>As people may see it.</summary>
    public required string Masked { get; set; }

    public required byte[] SealedValue { get; set; }

    public required int KeyVersion { get; set; }
}
