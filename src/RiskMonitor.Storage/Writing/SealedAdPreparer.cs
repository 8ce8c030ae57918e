using System.Collections.Immutable;
using System.Text.Json;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;

namespace RiskMonitor.Storage.Writing;

/// <summary>Seals an advert with R24 or C03; nothing of its text is left beside the sealed value.</summary>
internal static class SealedAdPreparer
{
    private const string NoAddress = "";

    public static PreparedSealedAd Prepare(ScoredAd scored, Uri page, IContactSealer sealer)
    {
        var original = scored.Linked.Enriched.Sealed!;
        var url = ContactMasker.Mask(scored.Linked.Enriched.Ad, scored.Linked.Enriched.Contacts).Url ?? (page.IsFile ? NoAddress : SafeText.Address(page));
        return new PreparedSealedAd
        {
            Scored = scored,
            Url = SafeText.Hide(url),
            SealedAd = sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(original, StoreJson.Default.Ad)),
        };
    }

    /// <summary>
    /// A report goes on being one, so that its contacts are compared: its text is sealed in any case. What its text says escalates nothing where people look.
    /// </summary>
    public static ScoredAd WithoutRules(ScoredAd report)
    {
        ImmutableArray<string> left = [.. report.Escalations.Except(SealedAdverts.Rules)];
        return report with
        {
            Escalations = left,
            Band = left.IsEmpty ? RiskBand.None : report.Band,
            ReasonsFor = [.. report.ReasonsFor.Where(reason => !SealedAdverts.Rules.Contains(reason.Id))],
        };
    }
}
