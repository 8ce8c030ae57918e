using RiskMonitor.Ads;
using RiskMonitor.Enriching.Texts;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>All contacts of a text, most specific kind first, so that each stretch of text is read as one thing.</summary>
internal sealed class ContactFinder
{
    private readonly PhoneReader _phones = new();
    private readonly LinkScanner _links;
    private readonly PhoneScanner _plainPhones;
    private readonly ObscuredPhoneScanner _obscuredPhones;

    public ContactFinder()
    {
        _links = new LinkScanner(_phones);
        _plainPhones = new PhoneScanner(_phones);
        _obscuredPhones = new ObscuredPhoneScanner(_phones);
    }

    /// <summary>Addresses and accounts: what must be known before amounts are read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="claims">What is taken.</param>
    /// <param name="found">Where to add.</param>
    /// <param name="hidden">Where to add what has the form of a key of a person or firm and a wrong check digit.</param>
    public void FindAccounts(FoldedText text, SpanClaims claims, List<FoundContact> found, List<TextSpan> hidden)
    {
        EmailScanner.Scan(text, claims, found);
        _links.Scan(text, claims, found);
        WalletScanner.Scan(text, claims, found, hidden);
        AccountScanner.Scan(text, claims, found);
        OfficialKeyScanner.Scan(text, claims, found, hidden);
    }

    /// <summary>Phones and profiles among what is left after amounts were claimed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="claims">What is taken.</param>
    /// <param name="found">Where to add.</param>
    /// <param name="otherRegion">ISO country tried for ten digits that are no Mexican number, or null.</param>
    public void FindPhonesAndHandles(FoldedText text, SpanClaims claims, List<FoundContact> found, string? otherRegion)
    {
        _plainPhones.Scan(text, claims, found, otherRegion);
        _obscuredPhones.Scan(text, claims, found);
        HandleScanner.Scan(text, claims, found);
    }

    /// <summary>What may be a contact among what is left: to be masked, not to be reported.</summary>
    public static void FindPossible(FoldedText text, SpanClaims claims, List<FoundContact> found, List<TextSpan> hidden)
    {
        var contacts = new SpanClaims();
        foreach (var contact in found)
            contacts.Claim(TokenKind.Account, contact.Start, contact.End);
        PossibleAccounts.Scan(text, claims, contacts, hidden);
        PossibleHandles.Scan(text, claims, hidden);
        PossibleWallets.Scan(text, contacts, hidden);
        contacts.Release();
    }

    /// <summary>Contacts of a text beside the advert's fields, without place.</summary>
    public IEnumerable<Contact> FindAside(string aside, string? otherRegion)
    {
        var text = FoldedText.Of(ReadLimit.Within(aside));
        var claims = new SpanClaims();
        var found = new List<FoundContact>();
        FindAccounts(text, claims, found, hidden: []);
        FindPhonesAndHandles(text, claims, found, otherRegion);
        return found.Select(WithoutPlace);
    }

    /// <summary>
    /// Contacts in the address of the advert itself: a chat link's phone, a mail or number in its query.
    /// The address is where the advert stands and no contact; digits in it are a phone only where they are ten or say their country.
    /// </summary>
    public IEnumerable<Contact> FindInAddress(string url)
    {
        var text = FoldedText.Of(ReadLimit.Within(Uri.UnescapeDataString(url)));
        var found = new List<FoundContact>();
        _links.Scan(text, new SpanClaims(), found);
        var claims = new SpanClaims();
        EmailScanner.Scan(text, claims, found);
        _plainPhones.Scan(text, claims, found, otherRegion: null);
        return found.Where(contact => contact.Kind != ContactKind.Url).Select(WithoutPlace).Distinct();
    }

    private static Contact WithoutPlace(FoundContact contact) => new(contact.Kind, contact.Value, null, 0, 0);
}
