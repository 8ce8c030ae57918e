using System.Collections.Immutable;
using RiskMonitor.Ads;

namespace RiskMonitor.Enriching;

/// <summary>
/// Takes the text out of an advert with a hit of R24 or C03 before any later stage sees it (docs/decisions/0017-sealed-escalations.md). What is left says where it stands, when it was
/// posted and which rules fired; the original is kept beside it for its hash and for the store, which seals it.
/// </summary>
public static class SealedAdverts
{
    /// <summary>R24.</summary>
    public const string UnderLegalAge = "R24";

    /// <summary>C03.</summary>
    public const string Content = "C03";

    /// <summary>The indicators whose adverts nobody is shown.</summary>
    public static ImmutableArray<string> Rules { get; } = [Content, UnderLegalAge];

    /// <summary>The advert as it is, or without everything that its text says.</summary>
    /// <param name="read">The advert as read.</param>
    /// <param name="catalog">Other escalations hold too, without their words.</param>
    internal static EnrichedAd Apply(EnrichedAd read, IndicatorCatalog catalog)
    {
        if (!read.Hits.Any(hit => Rules.Contains(hit.Id)))
            return read;
        return new EnrichedAd
        {
            Ad = new Ad { Id = read.Ad.Id, Body = "", Channel = read.Ad.Channel, Url = read.Ad.Url, Lang = read.Ad.Lang, PostedAt = read.Ad.PostedAt },
            Sealed = read.Ad,
            Language = read.Language,
            Contacts = [.. read.Contacts.Select(contact => contact with { Field = null, Start = 0, Length = 0 })],
            Report = read.Report,
            Hits = [.. read.Hits.Where(hit => catalog[hit.Id].Use == IndicatorUse.Escalate).Select(hit => hit.Id).Distinct(StringComparer.Ordinal).Select(id => new IndicatorHit(id))],
        };
    }
}
