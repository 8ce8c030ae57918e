namespace RiskMonitor.Collecting.Walking;

/// <summary>Values of the Accept header.</summary>
internal static class Accepts
{
    public const string Html = "text/html, application/xhtml+xml, application/xml;q=0.8, application/json;q=0.8, text/plain;q=0.5";
    public const string Json = "application/json";
    public const string Xml = "application/xml, text/xml;q=0.9, application/rss+xml, application/atom+xml, text/plain;q=0.5";
}
