using System.Security.Cryptography;
using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Collecting.Crawling;

namespace RiskMonitor.Extracting.Items;

/// <summary>
/// The address of one item of a feed or an API. Its own link when that is on the site the answer came from: no site takes the place of another's adverts.
/// Otherwise the answer's address with a name for the item, so that it is the same advert wherever in the list it stands.
/// </summary>
internal static class ItemAddress
{
    /// <param name="draft">The advert, which is given the address.</param>
    /// <param name="answer">Address of the feed or API.</param>
    /// <param name="link">The item's link, as written; null without one.</param>
    /// <param name="id">The item's name in its list; null without one.</param>
    public static void Give(AdDraft draft, Uri answer, string? link, string? id)
    {
        draft.UrlMayBeElsewhere = true;
        draft.Url = Own(answer, link) ?? $"{answer.GetLeftPart(UriPartial.Path)}?item={Name(id ?? link ?? $"{draft.Title}\n{draft.Body}")}";
    }

    private static string? Own(Uri answer, string? link) =>
        link is not null && Uri.TryCreate(answer, link.Trim(), out var target) && CanonicalUrl.TryFrom(target, out var url) && target.PathAndQuery != "/" && SameSite(answer, target)
            ? url.ToString()
            : null;

    private static bool SameSite(Uri one, Uri other) =>
        one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase)
        || (PublicSuffixList.Shipped.RegistrableDomain(one.IdnHost) is { } site && site == PublicSuffixList.Shipped.RegistrableDomain(other.IdnHost));

    private static string Name(string item) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(item)).AsSpan(0, 8));
}
