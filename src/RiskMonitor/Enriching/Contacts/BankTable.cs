using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Mexican banks by the first three digits of a CLABE (seeds/places/banks.csv).</summary>
internal sealed class BankTable
{
    private readonly FrozenDictionary<string, string> _names;

    private BankTable(FrozenDictionary<string, string> names) => _names = names;

    public static BankTable Load(string placesFolder) => new(
        SeedTable.Read(Path.Combine(placesFolder, "banks.csv"), row => (Code: row.Required("code"), Name: row.Required("name")))
            .ToFrozenDictionary(bank => bank.Code, bank => bank.Name, StringComparer.Ordinal));

    /// <summary>Short name of the bank, or null when its code is not known.</summary>
    public string? BankOf(string clabe) => _names.GetValueOrDefault(clabe[..3]);
}
