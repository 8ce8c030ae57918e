using System.Collections.Immutable;

namespace RiskMonitor.Ads;

/// <summary>What one line of an adverts file gave: an advert, perhaps with warnings, or the reason it was rejected.</summary>
/// <param name="Line">1-based line of the file where the advert starts.</param>
/// <param name="Ad">The advert, or null when the line was rejected.</param>
/// <param name="Warnings">What was dropped or changed, in words an operator can act on; no advert text.</param>
/// <param name="Rejection">Where ("FILE:LINE") and why, or null when there is an advert.</param>
public sealed record AdReadResult(int Line, Ad? Ad, ImmutableArray<string> Warnings, Rejection? Rejection);
