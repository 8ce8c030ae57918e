using System.Collections.Immutable;
using RiskMonitor.Enriching.Contacts;
using RiskMonitor.Enriching.Places;
using RiskMonitor.Enriching.Reading;

namespace RiskMonitor.Enriching.Indicators;

/// <summary>Contacts that point to other states than an advert names.</summary>
internal static class FarContacts
{
    /// <summary>Mexican states that any field names; none where the advert's own location lies abroad.</summary>
    public static ImmutableHashSet<string> StatesNamed(AdReading reading) =>
        reading.Country is null or "MX" ? [.. reading.Entities.Places.Where(place => place is { Country: "MX", State: not null }).Select(place => place.State!)] : [];

    /// <summary>The contacts of a kind when all of them that point to a state point elsewhere: one of the advert's own place explains the others.</summary>
    public static IEnumerable<IndicatorHit> Find(AdReading reading, ContactKind kind, ImmutableHashSet<string> states, ContactRegions regions, string id)
    {
        var pointing = reading.Contacts.Where(contact => contact.Kind == kind && !regions.StatesOf(contact).IsEmpty).ToList();
        return pointing.TrueForAll(contact => regions.StatesOf(contact).All(origin => !states.Any(state => MetropolitanNeighbours.AreNear(origin, state))))
            ? pointing.Select(contact => new IndicatorHit(id, contact.Field, contact.Start, contact.Length))
            : [];
    }
}
