using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>
/// F07: the accounts that an advert names were opened in another state than all places it names; where it offers company and no work, also its phones' area codes (of work, R31 says that).
/// Shown, adds nothing: people move, and accounts and numbers stay.
/// </summary>
internal sealed class AccountPlaceFarFromAdvert(ContactRegions regions) : IIndicatorRule
{
    public string Id => "F07";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!(reading.OffersWork || reading.OffersCompany) || reading.IsWarning || FarContacts.StatesNamed(reading) is not { Count: > 0 } states)
            return [];
        var accounts = FarContacts.Find(reading, ContactKind.Clabe, states, regions, Id);
        return (reading.OffersCompany ? accounts.Concat(FarContacts.Find(reading, ContactKind.Phone, states, regions, Id)) : accounts).Take(1);
    }
}
