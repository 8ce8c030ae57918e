namespace RiskMonitor.App.Demo.Sites;

/// <summary>The four demo sites, each a host name on loopback (RFC 6761: every name under localhost is this machine).</summary>
internal static class DemoSite
{
    public const string Jobs = "empleos.localhost";
    public const string Classifieds = "clasificados.localhost";
    public const string Escorts = "compania.localhost";
    public const string Social = "social.localhost";

    public static IReadOnlyList<string> All { get; } = [Jobs, Classifieds, Escorts, Social];

    /// <summary>The host of a site named in seeds/demo/ads.jsonl.</summary>
    public static string HostOf(string site) => site switch
    {
        "jobs" => Jobs,
        "classifieds" => Classifieds,
        "escorts" => Escorts,
        "social" => Social,
        _ => throw new InvalidDataException($"seeds/demo/ads.jsonl: '{site}' is not a demo site (jobs, classifieds, escorts, social)"),
    };
}
