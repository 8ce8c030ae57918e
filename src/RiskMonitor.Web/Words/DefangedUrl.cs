namespace RiskMonitor.Web.Words;

/// <summary>An address that can be read and reported but not followed by a click or a copy: hxxps://sitio[.]example/a.</summary>
internal static class DefangedUrl
{
    public static string Of(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var from = scheme < 0 ? 0 : scheme + 3;
        var slash = url.IndexOf('/', from);
        var host = slash < 0 ? url[from..] : url[from..slash];
        var path = slash < 0 ? "" : url[slash..];
        var start = url[..from].Replace("http", "hxxp", StringComparison.OrdinalIgnoreCase);
        return $"{start}{host.Replace(".", "[.]", StringComparison.Ordinal)}{path}";
    }
}
