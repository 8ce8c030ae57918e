using System.Collections.Frozen;

namespace RiskMonitor.Enriching.Contacts;

/// <summary>Mexican banks by the first three digits of a CLABE (seeds/places/banks.csv) and their plazas by the next three (plazas.csv).</summary>
internal sealed class BankTable
{
    /// <summary>Codes from here on are brokers, savings companies and wallets, whose accounts carry one plaza for the whole country.</summary>
    private const int FirstWithoutBranches = 600;

    /// <summary>Banks without branches of their own: Ualá, PagaTodo, Hey.</summary>
    private static readonly FrozenSet<string> OnlyDigital = FrozenSet.Create(StringComparer.Ordinal, "138", "148", "167");

    private readonly FrozenDictionary<string, string> _names;
    private readonly FrozenDictionary<string, Plaza> _plazas;

    private BankTable(FrozenDictionary<string, string> names, FrozenDictionary<string, Plaza> plazas)
    {
        _names = names;
        _plazas = plazas;
    }

    public static BankTable Load(string placesFolder)
    {
        var states = StateNames.Load(placesFolder);
        return new BankTable(
            SeedTable.Read(Path.Combine(placesFolder, "banks.csv"), row => (Code: row.Required("code"), Name: row.Required("name")))
                .ToFrozenDictionary(bank => bank.Code, bank => bank.Name, StringComparer.Ordinal),
            SeedTable.Read(Path.Combine(placesFolder, "plazas.csv"), row => (Code: row.Required("code"), Plaza: new Plaza(row.Required("names").Split('|')[0], states.Of(row))))
                .ToFrozenDictionary(plaza => plaza.Code, plaza => plaza.Plaza, StringComparer.Ordinal));
    }

    /// <summary>Short name of the bank, or null when its code is not known.</summary>
    public string? BankOf(string clabe) => _names.GetValueOrDefault(clabe[..3]);

    /// <summary>Where the account was opened, or null when the code is not known or the institution has no branches: its plaza then says nothing.</summary>
    public Plaza? PlazaOf(string clabe) =>
        string.CompareOrdinal(clabe, 0, $"{FirstWithoutBranches}", 0, 3) >= 0 || OnlyDigital.Contains(clabe[..3]) ? null : _plazas.GetValueOrDefault(clabe.Substring(3, 3));
}
