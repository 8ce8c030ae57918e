using RiskMonitor.Ads;

namespace RiskMonitor.Extracting;

/// <summary>
/// The address that names a page, and through it its adverts. A page may state it (link rel=canonical), and is believed only about its
/// own host: otherwise one site could take the place of another's adverts. The port does not count, so that a site moved to another port
/// keeps its adverts. A page that calls the front page its address is not believed either: every advert of the site would become one.
/// docs/decisions/0010-canonical-addresses.md says why.
/// </summary>
internal sealed class PageIdentity
{
    private readonly Uri _page;

    private PageIdentity(Uri page, CanonicalUrl url) => (_page, Url) = (page, url);

    public CanonicalUrl Url { get; }

    /// <param name="page">The address it was fetched from.</param>
    /// <param name="stated">The address that the page calls its own; null for none.</param>
    /// <returns>Null when the page's own address is not an http or https address.</returns>
    public static PageIdentity? Of(Uri page, string? stated = null)
    {
        if (!CanonicalUrl.TryFrom(page, out var own))
            return null;
        var identity = new PageIdentity(page, own);
        return identity.Trusted(stated) is { } canonical ? new PageIdentity(page, canonical) : identity;
    }

    /// <summary>The address that the page states for one of its adverts; null when there is none to believe. Relative addresses are seen from the page's canonical one.</summary>
    public CanonicalUrl? Trusted(string? written, bool mayBeElsewhere = false)
    {
        if (string.IsNullOrWhiteSpace(written) || !Uri.TryCreate(Url.ToUri(), written.Trim(), out var target) || !CanonicalUrl.TryFrom(target, out var canonical))
            return null;
        if (mayBeElsewhere)
            return canonical;
        var sameHost = string.Equals(target.IdnHost, _page.IdnHost, StringComparison.OrdinalIgnoreCase);
        var frontPage = target.PathAndQuery == "/" && _page.PathAndQuery != "/";
        return sameHost && !frontPage ? canonical : null;
    }
}
