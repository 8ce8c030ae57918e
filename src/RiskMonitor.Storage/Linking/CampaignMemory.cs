using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Linking;

namespace RiskMonitor.Storage.Linking;

/// <summary>Streams what linking needs of every stored advert, oldest first, without their texts.</summary>
internal sealed class CampaignMemory(IDbContextFactory<MonitorStore> stores) : ICampaignMemory
{
    public async IAsyncEnumerable<RememberedAd> LoadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var store = await stores.CreateDbContextAsync(cancellationToken);
        // Before the others: an advert that has a text in the open again is in both, and that text is the one to remember.
        var sealedOnes = store.SealedAdverts.AsNoTracking().OrderBy(ad => ad.FirstSeenAt).ThenBy(ad => ad.Id).Select(ad => new { ad.Id, ad.CampaignId, ad.ContentHash, ad.Model, ad.Policy });
        await foreach (var ad in sealedOnes.AsAsyncEnumerable().WithCancellation(cancellationToken))
            yield return new RememberedAd(ad.Id, ad.CampaignId, ad.ContentHash, [], []) { ScoredWith = ScoredAd.MadeWith(ad.Model, ad.Policy) };

        var rows = store.Ads.AsNoTracking()
            .OrderBy(ad => ad.FirstSeenAt).ThenBy(ad => ad.Id)
            .Select(ad => new { ad.Id, ad.CampaignId, ad.ContentHash, ad.Signature, ad.LinkKeys, ad.Model, ad.Policy });
        await foreach (var ad in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new RememberedAd(
                ad.Id,
                ad.CampaignId,
                ad.ContentHash,
                [.. MemoryMarshal.Cast<byte, uint>(ad.Signature)],
                [.. SpacedWords.Split(ad.LinkKeys).Select(ContactKey.Parse)])
            {
                ScoredWith = ScoredAd.MadeWith(ad.Model, ad.Policy),
            };
        }
    }
}
