using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using RiskMonitor.Ads;
using RiskMonitor.Enriching;

namespace RiskMonitor.Linking;

/// <summary>
/// Joins adverts into campaigns: near-copies of a text, and shared contacts. Whatever the order adverts come in, the same ones end up together, as long as
/// people have not set any apart and no contact has become a hub. What it may join and why: docs/linking.md. Thread-safe: one lock around the index, hashing outside it.
/// </summary>
public sealed class CampaignLinker(IContactSealer sealer, ICampaignOverrides overrides, TimeProvider time, LinkingOptions options)
{
    private readonly Lock _gate = new();
    private readonly AdRows _rows = new();
    private readonly TextIndex _texts = new();
    private readonly ContactIndex _contacts = new(options.MostTextsOfAContact);
    private readonly CampaignForest _campaigns = new();

    public CampaignLinker(IContactSealer sealer, ICampaignOverrides overrides, TimeProvider time)
        : this(sealer, overrides, time, new LinkingOptions())
    {
    }

    /// <summary>Adverts known.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _rows.Count;
        }
    }

    /// <summary>Lower-case hex SHA-256 over the text fields, each with its length before it.</summary>
    public static string ContentHash(Ad ad)
    {
        ArgumentNullException.ThrowIfNull(ad);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var field in Enum.GetValues<AdField>())
        {
            var text = Encoding.UTF8.GetBytes(ad[field] ?? "");
            BinaryPrimitives.WriteInt32LittleEndian(length, text.Length);
            hash.AppendData(length);
            hash.AppendData(text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Rebuilds the index from what the store remembers; called once, before the first advert. <paramref name="remembered"/> sees each of them.</summary>
    public async Task LoadAsync(ICampaignMemory memory, CancellationToken cancellationToken, Action<RememberedAd>? remembered = null)
    {
        ArgumentNullException.ThrowIfNull(memory);
        await foreach (var ad in memory.LoadAsync(cancellationToken))
        {
            lock (_gate)
                Remember(ad);
            remembered?.Invoke(ad);
        }
    }

    /// <summary>Whether the advert is known, and with this text.</summary>
    public AdStanding LookUp(AdId id, string contentHash)
    {
        lock (_gate)
            return !_rows.TryFind(id, out var row) ? AdStanding.New : _rows.HasHash(row, contentHash) ? AdStanding.SameText : AdStanding.Changed;
    }

    /// <summary>The campaign the advert is in now, after everything that was absorbed; null when it is not known.</summary>
    public CampaignId? CampaignOf(AdId id)
    {
        lock (_gate)
            return _rows.TryFind(id, out var row) ? _campaigns.IdOf(RootOf(row)) : null;
    }

    /// <summary>Forgets an advert that was deleted from the store, so that it is new when it comes again.</summary>
    public void Forget(AdId id)
    {
        lock (_gate)
        {
            if (_rows.TryFind(id, out var row))
                _rows.Remove(row);
        }
    }

    /// <summary>Places an advert and remembers it. An advert that changed its text stays in its campaign and may join others to it.</summary>
    public LinkedAd Link(EnrichedAd ad)
    {
        ArgumentNullException.ThrowIfNull(ad);
        var contentHash = ContentHash(ad.Sealed ?? ad.Ad);
        var signature = TextSignature.Of(ad.Ad);
        var contacts = LinkableContacts.Of(ad, sealer);
        if (ad is { IsSealed: true, Report: null })
            return SetAside(ad, contentHash, [.. contacts.Select(contact => contact.Key)]);
        lock (_gate)
        {
            var texts = signature.IsEmpty ? [] : _texts.Find(signature);
            var placing = new Placing(ad.Ad.Id, _rows, _campaigns, overrides);
            foreach (var text in texts)
                placing.Offer(_rows.WithText(text.Text).Select(row => new LinkCandidate(LinkKind.Text, row, text.Similarity)));
            foreach (var (kind, key) in contacts)
                placing.Offer(_contacts.RowsWith(key).ToArray().Select(row => LinkCandidate.ByContact(kind, row)));

            var placed = placing.Place(() => CampaignId.New(time.GetUtcNow()));
            Keep(ad.Ad.Id, contentHash, placed.Campaign, signature, texts, contacts.Select(contact => contact.Key));
            return new LinkedAd
            {
                Enriched = ad,
                Campaign = _campaigns.IdOf(placed.Campaign),
                Why = placed.Why,
                Absorbed = placed.Absorbed,
                Signature = signature,
                ContactKeys = [.. contacts.Select(contact => contact.Key)],
                ContentHash = contentHash,
            };
        }
    }

    /// <summary>A sealed advert joins nothing and nothing joins it, also where it was known with another text: what people see of a campaign never hints at it.</summary>
    private LinkedAd SetAside(EnrichedAd ad, string contentHash, ImmutableArray<ContactKey> contacts)
    {
        lock (_gate)
        {
            if (_rows.TryFind(ad.Ad.Id, out var known))
                _rows.Remove(known);
            var campaign = CampaignId.New(time.GetUtcNow());
            Keep(ad.Ad.Id, contentHash, _campaigns.NumberOf(campaign), [], [], []);
            return new LinkedAd { Enriched = ad, Campaign = campaign, ContactKeys = contacts, ContentHash = contentHash };
        }
    }

    private int RootOf(int row) => _campaigns.Root(_rows.CampaignOf(row));

    private void Remember(RememberedAd ad)
    {
        var signature = TextSignature.IsKnown(ad.Signature) ? ad.Signature : [];
        var campaign = _campaigns.NumberOf(ad.Campaign);
        Keep(ad.Id, ad.ContentHash, campaign, signature, signature.IsEmpty ? [] : _texts.Find(signature), ad.ContactKeys);
        if (overrides.PairedWith(ad.Id).Any(other => overrides.Between(ad.Id, other) == LinkOverride.CannotLink))
            _campaigns.SetApart(_campaigns.Root(campaign), ad.Id);
    }

    private void Keep(AdId id, string contentHash, int campaign, ImmutableArray<uint> signature, List<TextMatch> texts, IEnumerable<ContactKey> contacts)
    {
        if (_rows.TryFind(id, out var known))
        {
            if (_rows.HasHash(known, contentHash))
                return;
            _rows.Remove(known);
        }

        var same = texts.FindIndex(text => text.IsSame);
        var text = signature.IsEmpty ? AdRows.NoText : same >= 0 ? texts[same].Text : _texts.Add(signature);
        var row = _rows.Add(id, contentHash, campaign, text);
        foreach (var contact in contacts)
            _contacts.Add(contact, row, _rows.HaveSameText);
    }
}
