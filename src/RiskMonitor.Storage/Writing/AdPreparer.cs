using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using RiskMonitor.Ads;
using RiskMonitor.Alerts;
using RiskMonitor.Classifying;
using RiskMonitor.Enriching;
using RiskMonitor.Storage.Records;

namespace RiskMonitor.Storage.Writing;

/// <summary>Masks and seals an advert. The only place where contacts in the clear meet the store.</summary>
internal sealed class AdPreparer(IContactSealer sealer, RiskPolicy policy)
{
    /// <param name="scored">The advert.</param>
    /// <param name="at">When it was collected or handed in.</param>
    public PreparedAd Prepare(ScoredAd scored, DateTimeOffset at)
    {
        var enriched = scored.Linked.Enriched;
        var masked = ContactMasker.Mask(enriched);
        masked = masked with { Url = masked.Url is null ? null : SafeText.Hide(masked.Url) };
        if (enriched.Report is { } report)
        {
            masked = SealedReport.TextlessOf(enriched.Ad, report);
            scored = scored with { ReasonsFor = SealedReport.WordlessOf(scored.ReasonsFor), ReasonsAgainst = SealedReport.WordlessOf(scored.ReasonsAgainst), Heads = SealedReport.HeadsOf(scored) };
        }

        var contacts = Contacts(enriched);
        return new PreparedAd
        {
            Scored = scored,
            Masked = masked,
            SealedAd = sealer.Seal(JsonSerializer.SerializeToUtf8Bytes(enriched.Sealed ?? enriched.Ad, StoreJson.Default.Ad)),
            Heads = JsonSerializer.Serialize(scored.Heads, StoreJson.Default.ImmutableSortedDictionaryStringHeadLogit),
            Reasons = JsonSerializer.Serialize(
                new StoredReasons(Mask(scored.ReasonsFor, masked), Mask(scored.ReasonsAgainst, masked), enriched.Report is null ? scored.Facts : null),
                StoreJson.Default.StoredReasons),
            Signature = MemoryMarshal.AsBytes(scored.Linked.Signature.AsSpan()).ToArray(),
            LinkKeys = string.Join(' ', scored.Linked.ContactKeys),
            TopScore = Heads.Max(head => Counted(scored, head)),
            Contacts = contacts,
            Places = enriched.Report is null ? Places(enriched) : [],
            Report = enriched.Report is null ? null : SealedReport.RecordOf(enriched.Ad.Id, enriched.Report, sealer, at),
            News = [.. News(scored, contacts).Distinct()],
        };
    }

    private static RiskHead[] Heads { get; } = Enum.GetValues<RiskHead>();

    private static double Counted(ScoredAd scored, RiskHead head) => scored.Scores[head] switch
    {
        null => 0,
        { } score when scored.Basis[head] == ScoreBasis.IndicatorStrength => Math.Min(score, AlertDecider.IndicatorStrengthCap),
        { } score => score,
    };

    /// <summary>A reason's text is cut anew from the masked field; without a field it would show text that was never masked.</summary>
    private static ImmutableArray<Reason> Mask(ImmutableArray<Reason> reasons, Ad masked) =>
    [
        .. reasons.Select(reason => reason with
        {
            Text = reason.Field is { } field && masked[field] is { } text && reason.Start >= 0 && reason.Length >= 0 && reason.Start + reason.Length <= text.Length
                ? text.Substring(reason.Start, reason.Length)
                : null,
        }),
    ];

    private ImmutableArray<AdContactRecord> Contacts(EnrichedAd enriched) =>
    [
        .. enriched.Contacts
            .DistinctBy(contact => (contact.Kind, contact.Value))
            .Select(contact =>
            {
                var sealedValue = sealer.Seal(System.Text.Encoding.UTF8.GetBytes(contact.Value));
                return new AdContactRecord
                {
                    AdId = enriched.Ad.Id,
                    ContactKey = sealer.KeyOf(contact.Kind, contact.Value),
                    Kind = contact.Kind,
                    Masked = ContactMasker.Show(contact),
                    SealedValue = sealedValue,
                    KeyVersion = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(sealedValue),
                };
            }),
    ];

    private static ImmutableArray<AdPlaceRecord> Places(EnrichedAd enriched) =>
    [
        .. enriched.Entities.Places.Distinct().Select(place => new AdPlaceRecord
        {
            AdId = enriched.Ad.Id,
            Country = place.Country,
            State = place.State ?? "",
            Municipality = place.Municipality ?? "",
        }),
    ];

    private IEnumerable<(NewsKind, string)> News(ScoredAd scored, ImmutableArray<AdContactRecord> contacts)
    {
        // What a report names is no advert's doing: when an advert brings it, it is new.
        var isReport = scored.Linked.Enriched.Report is not null;
        foreach (var head in Heads.Where(head => scored.Scores[head] >= policy.Thresholds[head].Watch))
            yield return (NewsKind.Head, head.ToString());
        foreach (var escalation in scored.Escalations)
            yield return (NewsKind.Escalation, escalation);
        if (isReport)
            yield break;
        // A link differs in every copy that a site makes of an advert; one that linking found able to join adverts counts.
        foreach (var contact in contacts.Where(contact => contact.Kind != ContactKind.Url))
            yield return (NewsKind.Contact, contact.ContactKey.ToString());
        foreach (var key in scored.Linked.ContactKeys)
            yield return (NewsKind.Contact, key.ToString());
        foreach (var place in scored.Linked.Enriched.Entities.Places)
            yield return (NewsKind.Place, $"{place.Country}|{place.State}|{place.Municipality}");
    }
}
