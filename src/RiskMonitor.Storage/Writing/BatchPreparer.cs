using System.Collections.Immutable;
using System.Text.Json;
using RiskMonitor.Enriching;

namespace RiskMonitor.Storage.Writing;

/// <summary>Everything about a batch that needs no transaction: hashing, masking, sealing.</summary>
internal sealed class BatchPreparer(IContactSealer sealer, AdPreparer ads)
{
    private static readonly string[] CookieHeaders = ["Set-Cookie", "Set-Cookie2", "Cookie"];

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
            Ads = [.. item.Scored.Select(ad => ads.Prepare(ad, page.FetchedAt))],
            SeenAgain = item.SeenAgain,
            Rejected = [.. item.Rejected.Select(rejection => rejection with { Where = SafeText.Hide(rejection.Where), Reason = SafeText.Hide(rejection.Reason) })],
        };
    }
}
