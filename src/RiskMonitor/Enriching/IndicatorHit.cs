using RiskMonitor.Ads;

namespace RiskMonitor.Enriching;

/// <summary>One indicator that fired, and the span of text that made it fire (none for derived and network indicators).</summary>
/// <param name="Id">Row of seeds/indicators.csv, for example R08.</param>
/// <param name="Field">Field of the span, or null.</param>
/// <param name="Start">First UTF-16 code unit of the span in the original field.</param>
/// <param name="Length">UTF-16 code units.</param>
public sealed record IndicatorHit(string Id, AdField? Field = null, int Start = 0, int Length = 0);
