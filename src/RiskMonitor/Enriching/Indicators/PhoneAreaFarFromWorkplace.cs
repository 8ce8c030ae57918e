using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>
/// R31: the area code of every Mexican phone belongs to another state than all places that the advert names, and to none that shares a metropolitan area with one of them. Numbers move with their
/// owners: it is shown and adds nothing.
/// </summary>
internal sealed class PhoneAreaFarFromWorkplace(ContactRegions regions) : IIndicatorRule
{
    public string Id => "R31";

    public IEnumerable<IndicatorHit> FindIn(AdReading reading)
    {
        if (!reading.SpeaksOfWork || reading.IsWarning || FarContacts.StatesNamed(reading) is not { Count: > 0 } states)
            return [];
        return FarContacts.Find(reading, ContactKind.Phone, states, regions, Id).Take(1);
    }
}
