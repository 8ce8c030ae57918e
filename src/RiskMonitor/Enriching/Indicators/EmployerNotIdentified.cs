using RiskMonitor.Enriching.Phrases;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>R03: work is offered, but no employer, address, site, tax id or mail of a firm is given. Derived from what is missing, so it has no span.</summary>
internal sealed class EmployerNotIdentified(PhraseMatcher phrases) : IIndicatorRule
{
    private readonly int _address = phrases.SectionOf("R04", "address");

    public string Id => "R03";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading) =>
        reading.OffersWork && !reading.OffersCompany && !reading.IsWarning && !reading.NamesEmployer && !reading.Has(_address) && !reading.Contacts.Any(NamesAFirm)
            ? [new IndicatorHit(Id)]
            : [];

    private static bool NamesAFirm(Contact contact) => contact.Kind switch
    {
        ContactKind.Rfc => true,
        ContactKind.Email => !FreeMailForClaimedCompany.IsFree(contact.Value),
        ContactKind.Url => !OnlyMobileOrChatContact.NamesNobody(contact.Value),
        _ => false,
    };
}
