using RiskMonitor.Ads;

namespace RiskMonitor.Enriching;

/// <summary>A way to reach or pay someone, with its canonical value (E.164, lower-case address …) and its place in the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Canonical value, in the clear.</param>
/// <param name="Field">Field it was read from; null when it came from the advert's URL or contact block.</param>
/// <param name="Start">First UTF-16 code unit in the field.</param>
/// <param name="Length">UTF-16 code units.</param>
public sealed record Contact(ContactKind Kind, string Value, AdField? Field, int Start, int Length);
