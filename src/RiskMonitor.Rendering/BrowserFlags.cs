namespace RiskMonitor.Rendering;

/// <summary>How Chromium is started. It reaches no network: every name fails, and everything else goes to a proxy that is not there, loopback too.</summary>
internal static class BrowserFlags
{
    /// <summary>A switch of our own, which Chromium ignores: the process is found by it.</summary>
    public const string Tag = "--monitor-rendering=";

    public static IReadOnlyList<string> Of(string tag, int maxPageMebibytes) =>
    [
        Tag + tag,
        "--proxy-server=127.0.0.1:9",
        "--proxy-bypass-list=<-loopback>",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        // WebRTC would go past the proxy.
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--disable-quic",
        "--disable-gpu",
        "--no-first-run",
        "--no-pings",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-domain-reliability",
        "--disable-sync",
        "--mute-audio",
        FormattableString.Invariant($"--js-flags=--max-old-space-size={maxPageMebibytes}"),
    ];

    /// <summary>The browser gets none of this process's environment: there may be secrets in it.</summary>
    public static IReadOnlyDictionary<string, string> Environment() => new Dictionary<string, string>
    {
        ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
        ["LANG"] = "C.UTF-8",
        ["HOME"] = Path.GetTempPath(),
        ["TMPDIR"] = Path.GetTempPath(),
    };
}
