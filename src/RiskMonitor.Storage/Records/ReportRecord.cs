using RiskMonitor.Ads;
using RiskMonitor.Ads.Reports;

namespace RiskMonitor.Storage.Records;

/// <summary>
/// What is known of a report beside its text, which is an advert of its own with the text sealed. It lives as long as that advert.
/// Only date, place and way are readable here; all of it is in <see cref="SealedReport"/>.
/// </summary>
internal sealed class ReportRecord
{
    public required AdId AdId { get; set; }

    public required DateOnly ReportedOn { get; set; }

    public string? State { get; set; }

    public string? Municipality { get; set; }

    public required ReportWay Way { get; set; }

    public required DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The report as it was handed in, JSON, sealed.</summary>
    public required byte[] SealedReport { get; set; }
}
