using System.Collections.Immutable;
using System.Text.Json;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;

namespace RiskMonitor.Storage.Writing;

/// <summary>Everything about a batch that needs no transaction: hashing, masking, sealing.</summary>
internal sealed class BatchPreparer(IContactSealer sealer, AdPreparer ads)
{
    private static readonly string[] CookieHeaders = ["Set-Cookie", "Set-Cookie2", "Cookie"];

    /// <summary>A report is no advert that people read, so one with a sealed text stays what it is.</summary>
    private static bool IsShown(ScoredAd ad) => ad.Linked.Enriched is { IsSealed: false } or { Report: not null };

    public ImmutableArray<PreparedPage> Prepare(IReadOnlyList<FlowItem> batch) => [.. batch.Select(Prepare)];

    private PreparedPage Prepare(FlowItem item)
    {
        var page = item.Page;
        var head = new PageHead(page.Url.AbsoluteUri, [.. page.Headers.Where(header => !CookieHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase))]);
        return new PreparedPage
        {
            Page = page,
            UrlKey = sealer.KeyOf(ContactKind.Url, page.Url.AbsoluteUri).ToString(),
            UrlMasked = SafeText.Address(page.Url),
            SealedHead = sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(head, StoreJson.Default.PageHead)),
            Ads = [.. item.Scored.Where(IsShown).Select(ad => ads.Prepare(ad.Linked.Enriched.IsSealed ? SealedAdPreparer.WithoutRules(ad) : ad, page.FetchedAt))],
            Sealed = [.. item.Scored.Where(ad => ad.Linked.Enriched.IsSealed).Select(ad => SealedAdPreparer.Prepare(ad, page.Url, sealer))],
            SeenAgain = item.SeenAgain,
            Rejected = [.. item.Rejected.Select(rejection => rejection with { Where = SafeText.Hide(rejection.Where), Reason = SafeText.Hide(rejection.Reason) })],
        };
    }
}
