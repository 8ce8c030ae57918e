namespace RiskMonitor.Extracting;

/// <summary>What was read of a web page, before anything is made of it.</summary>
/// <param name="Found">The adverts; null when nothing was recognised.</param>
/// <param name="Canonical">The address that the page calls its own, as written.</param>
/// <param name="LanguageTag">The language it declares, as written.</param>
internal sealed record HtmlReading(PageReading? Found, string? Canonical, string? LanguageTag);
