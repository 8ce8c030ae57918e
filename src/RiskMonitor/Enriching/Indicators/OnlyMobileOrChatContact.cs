using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R04: the advert says that only chat or messages are answered, or names a phone or chat and nothing else: no mail, site, address or named employer.</summary>
internal sealed class OnlyMobileOrChatContact(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _only = phrases.SectionOf("R04", "only");
    private readonly int _contact = phrases.SectionOf("R04", "contact");
    private readonly int _address = phrases.SectionOf("R04", "address");

    public string Id => "R04";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.SpeaksOfWork || reading.IsWarning)
            return [];
        var only = reading.All(_only, Id).Take(1).ToList();
        if (only.Count > 0)
            return only;
        if (reading.Has(_address) || reading.NamesEmployer || reading.Contacts.Any(IsOtherWay))
            return [];
        var named = reading.All(_contact, Id).Take(1).ToList();
        return named.Count > 0 ? named : reading.SpansOf(ContactKind.Phone, Id).Take(1);
    }

    private static bool IsOtherWay(Contact contact) => contact.Kind switch
    {
        ContactKind.Email or ContactKind.Rfc => true,
        ContactKind.Url => !NamesNobody(contact.Value),
        _ => false,
    };

    /// <summary>A link that does not say who stands behind it: to a chat or a profile, to a payment, or one that hides where it leads.</summary>
    internal static bool NamesNobody(string url) => url.StartsWith("wa.me", StringComparison.Ordinal) || url.StartsWith("t.me", StringComparison.Ordinal) || url.Contains("whatsapp.com", StringComparison.Ordinal)
        || url.StartsWith("m.me", StringComparison.Ordinal) || url.StartsWith("facebook.com", StringComparison.Ordinal) || url.StartsWith("instagram.com", StringComparison.Ordinal) || url.StartsWith("signal.", StringComparison.Ordinal)
        || ShortLinks.IsShortened(url) || PaymentLinks.IsPayment(url);
}
