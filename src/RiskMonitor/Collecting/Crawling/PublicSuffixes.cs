namespace RiskMonitor.Collecting.Crawling;

/// <summary>Names under which anyone can register a name, such as com.mx or gob.mx (the Public Suffix List).</summary>
internal static class PublicSuffixes
{
    /// <summary>The host without a leading <c>www.</c>, unless what is left is a public suffix: www.gob.mx is a site of its own.</summary>
    public static string WithoutWww(string host) =>
        host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && host.AsSpan(4).Contains('.') && !PublicSuffixList.Shipped.IsSuffix(host[4..]) ? host[4..] : host;
}
