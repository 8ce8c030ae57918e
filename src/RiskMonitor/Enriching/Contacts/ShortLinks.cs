using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>
/// Links of services that hide where they lead. They are recognised and never followed: asking such a service tells it, and whoever made the link, that somebody looks.
/// The list was written for the project from the services' own sites (2026-11-28).
/// </summary>
internal static class ShortLinks
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Hosts = FrozenSet.Create(
        StringComparer.Ordinal,
        "bit.ly", "bitly.com", "j.mp", "tinyurl.com", "tiny.cc", "tiny.one", "t.co", "goo.gl", "ow.ly", "buff.ly", "is.gd", "v.gd", "cutt.ly", "cutt.us", "rebrand.ly", "rb.gy", "shorturl.at", "shorturl.com", "short.gy",
        "t.ly", "s.id", "n9.cl", "acortar.link", "bl.ink", "soo.gd", "clck.ru", "u.to", "adf.ly", "ouo.io", "shorte.st", "tny.im", "dlvr.it", "trib.al", "kutt.it", "gg.gg", "urlz.fr", "snip.ly", "x.co",
        "qrco.de", "me-qr.com", "lnkd.in", "fb.me", "amzn.to", "g.co", "vm.tiktok.com", "vt.tiktok.com", "wa.link", "walink.co", "msng.link", "forms.gle", "surl.li", "l1nk.dev", "tr.ee").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a host is one of such a service.</summary>
    public static bool IsHost(ReadOnlySpan<char> host) => Hosts.Contains(host);

    /// <param name="url">As contacts are written: host and path without a scheme.</param>
    public static bool IsShortened(string url) => url.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 && slash + 1 < url.Length && IsHost(url.AsSpan(0, slash));
}
