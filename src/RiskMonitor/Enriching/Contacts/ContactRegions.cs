using System.Collections.Immutable;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Which states a contact or an account points to: a phone by its area code, a CLABE by its plaza.</summary>
internal sealed class ContactRegions(PhoneRegions phones, BankTable banks)
{
    /// <summary>Names as in states.csv; empty when the contact points nowhere.</summary>
    public ImmutableArray<string> StatesOf(Contact contact) => contact.Kind switch
    {
        ContactKind.Phone => phones.StatesOf(contact.Value),
        ContactKind.Clabe => banks.PlazaOf(contact.Value)?.States ?? [],
        _ => [],
    };
}
