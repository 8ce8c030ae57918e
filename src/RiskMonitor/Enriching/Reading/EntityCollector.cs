using System.Collections.Immutable;
using RiskMonitor.Enriching.Contacts;

namespace RiskMonitor.Enriching.Reading;

/// <summary>Turns contacts into the entity lists of contracts.md: each value once, cards and the keys of persons and firms masked.</summary>
internal sealed class EntityCollector(BankTable banks)
{
    public Entities Collect(ImmutableArray<Contact> contacts)
    {
        if (contacts.IsEmpty)
            return Entities.None;
        return Entities.None with
        {
            Phones = Values(contacts, ContactKind.Phone),
            Emails = Values(contacts, ContactKind.Email),
            Urls = Values(contacts, ContactKind.Url),
            Handles = [.. Values(contacts, ContactKind.Handle).Select(Split).Select(pair => new Handle(pair.Before, pair.After))],
            Wallets = [.. Values(contacts, ContactKind.Wallet).Select(Split).Select(pair => new Wallet(pair.Before, pair.After))],
            Clabes = [.. Values(contacts, ContactKind.Clabe).Select(value => new Clabe(value, banks.BankOf(value), banks.PlazaOf(value)?.Name))],
            Cards = [.. Values(contacts, ContactKind.Card).Select(value => $"{new string('•', value.Length - 4)}{value[^4..]}")],
            Rfcs = [.. Values(contacts, ContactKind.Rfc).Select(MaskKey)],
            Curps = [.. Values(contacts, ContactKind.Curp).Select(MaskKey)],
        };
    }

    private static string MaskKey(string value) => $"{value[..2]}{new string('•', value.Length - 3)}{value[^1]}";

    private static ImmutableArray<string> Values(ImmutableArray<Contact> contacts, ContactKind kind)
    {
        if (!contacts.Any(contact => contact.Kind == kind))
            return [];
        return [.. contacts.Where(contact => contact.Kind == kind).Select(contact => contact.Value).Distinct(StringComparer.Ordinal)];
    }

    private static (string Before, string After) Split(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        return (value[..colon], value[(colon + 1)..]);
    }
}
