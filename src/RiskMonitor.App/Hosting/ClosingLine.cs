using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RiskMonitor.App.Hosting;

/// <summary>The last line of `demo --exit-when-idle` and `collect --once` (contracts.md; docs/schemas/closing-line.schema.json).</summary>
/// <param name="Pages">Ad pages and API answers read; list pages are not counted.</param>
/// <param name="Ads">Adverts found on them, known ones included.</param>
/// <param name="NewAds">Adverts that were not in the store before.</param>
/// <param name="Campaigns">Campaigns in the store at the end.</param>
/// <param name="Alerts">Alerts in the store at the end.</param>
/// <param name="NewAlerts">Alerts made in this run.</param>
/// <param name="Rejected">Items set aside, each named on standard error.</param>
/// <param name="Errors">Requests without a usable answer, and faults of our own.</param>
/// <param name="Seconds">Wall time of the run, start-up included.</param>
/// <param name="CpuSeconds">User and system CPU time of the process.</param>
/// <param name="PeakMiB">Peak resident memory of the process.</param>
internal sealed record ClosingLine(
    int Pages, int Ads, int NewAds, int Campaigns, int Alerts, int NewAlerts, int Rejected, int Errors, double Seconds, double CpuSeconds, double PeakMiB)
{
    public static ClosingLine Of(FlowProgress progress, int campaigns, int alerts, int rejectedBefore, TimeSpan elapsed)
    {
        using var process = Process.GetCurrentProcess();
        return new ClosingLine(
            progress.Pages,
            progress.Ads,
            progress.NewAds,
            campaigns,
            alerts,
            progress.NewAlerts,
            progress.Rejected + rejectedBefore,
            progress.Errors,
            Math.Round(elapsed.TotalSeconds, 3),
            Math.Round(process.TotalProcessorTime.TotalSeconds, 3),
            Math.Round(process.PeakWorkingSet64 / 1048576.0, 1));
    }

    public string ToJson() => JsonSerializer.Serialize(this, ClosingLineJson.Default.ClosingLine);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ClosingLine))]
internal sealed partial class ClosingLineJson : JsonSerializerContext;
