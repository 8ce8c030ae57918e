using RiskMonitor.Ads;

namespace RiskMonitor.Enriching;

/// <summary>
/// Characters that may be a contact or an account but are not surely one (a CLABE with a wrong check digit, ten digits that are no phone, a plain word after "snap"):
/// reported as nothing, masked like a contact wherever the text is stored or shown.
/// </summary>
/// <param name="Field">The field.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="Length">UTF-16 code units.</param>
public sealed record HiddenSpan(AdField Field, int Start, int Length);
